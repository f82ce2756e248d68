namespace LeVieuxMoulin.Connectors.Engine.Requests;

/// <summary>A use case refused what it was asked, in words that every door can show.</summary>
/// <param name="kind">What kind of refusal it is.</param>
/// <param name="code">The stable code, such as <c>IDEMPOTENCY_KEY_REUSED</c>.</param>
/// <param name="message">What is wrong, in one sentence.</param>
public sealed class RequestException(RequestErrorKind kind, string code, string message) : Exception(message)
{
    /// <summary>Gets what kind of refusal it is.</summary>
    public RequestErrorKind Kind { get; } = kind;

    /// <summary>Gets the stable code.</summary>
    public string Code { get; } = code;

    /// <summary>Gets what to do, where the message does not say it all.</summary>
    public string? Suggestion { get; init; }

    /// <summary>Gets the fields that are wrong, by path such as <c>lines[1].itemId</c>.</summary>
    public IReadOnlyList<FieldFault> Fields { get; init; } = [];

    /// <summary>Gets how long to wait before the same request is worth another try.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
