namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>The store cannot be opened or used as it is. The message says what to do.</summary>
/// <param name="code">The stable code, such as <c>STORE_IN_USE</c>.</param>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="innerException">What the driver said.</param>
public sealed class StoreException(string code, string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Gets the stable code.</summary>
    public string Code { get; } = code;
}
