namespace LeVieuxMoulin.Connectors.Host.Composition;

/// <summary>The host cannot start; the message says why and what to do.</summary>
/// <param name="code">The stable code.</param>
/// <param name="message">Why, and what to do.</param>
/// <param name="innerException">What was behind it.</param>
internal sealed class HostStartException(string code, string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Gets the stable code.</summary>
    public string Code { get; } = code;
}
