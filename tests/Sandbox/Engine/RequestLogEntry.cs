namespace LeVieuxMoulin.Connectors.Sandbox.Engine;

/// <summary>One request as it came, in the order of arrival.</summary>
internal sealed class RequestLogEntry
{
    /// <summary>Gets the number of arrival, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>Gets when it came.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gets the method.</summary>
    public required string Method { get; init; }

    /// <summary>Gets the path, the vendor's id included.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the query with its question mark, or empty.</summary>
    public required string Query { get; init; }

    /// <summary>Gets the kind of credential and a hash of it, never the credential.</summary>
    public required string? Authorization { get; init; }

    /// <summary>Gets or sets the idempotency key, from the header or the body.</summary>
    public string? IdempotencyKey { get; set; }

    /// <summary>Gets or sets the status answered; zero when the connection was broken instead.</summary>
    public int Status { get; set; }

    /// <summary>Gets or sets the fault that befell it.</summary>
    public string? Fault { get; set; }

    /// <summary>Gets or sets a value indicating whether the request changed something at the vendor.</summary>
    public bool TookEffect { get; set; }
}
