namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>A stored token cannot be read or written. Says which, why, and what to do; never the token.</summary>
/// <param name="code">The stable code, such as <c>TOKEN_UNREADABLE</c>.</param>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="innerException">What caused it.</param>
public sealed class TokenStoreException(string code, string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Gets the stable code.</summary>
    public string Code { get; } = code;
}
