namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>A consent did not come about. The token before it, if any, stays in force.</summary>
/// <param name="code">The stable code, such as <c>OTHER_ACCOUNT</c>.</param>
/// <param name="message">What happened and what to do.</param>
/// <param name="innerException">What caused it.</param>
public sealed class LoginException(string code, string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Gets the stable code.</summary>
    public string Code { get; } = code;
}
