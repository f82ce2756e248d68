namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>Sealed data cannot be opened. Says why; never what it held.</summary>
/// <param name="code">The stable code, such as <c>SEAL_BROKEN</c>.</param>
/// <param name="message">What is wrong.</param>
public sealed class SecretBoxException(string code, string message) : Exception(message)
{
    /// <summary>Gets the stable code.</summary>
    public string Code { get; } = code;
}
