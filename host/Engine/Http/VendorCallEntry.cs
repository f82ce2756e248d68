namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>One attempt of one vendor call, as the journal keeps it. Holds no token, no body of ours and no person.</summary>
public sealed record VendorCallEntry
{
    /// <summary>Gets when the attempt began.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gets the connection.</summary>
    public required string Connection { get; init; }

    /// <summary>Gets the contract's operation, such as <c>write.place-order</c>; empty when the host itself asked.</summary>
    public string Operation { get; init; } = "";

    /// <summary>Gets the HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>Gets the path with ids replaced by <c>{id}</c>; no query.</summary>
    public required string PathTemplate { get; init; }

    /// <summary>Gets the status; 0 when no answer came.</summary>
    public int Status { get; init; }

    /// <summary>Gets the number of the attempt, from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Gets how long the attempt took.</summary>
    public double Milliseconds { get; init; }

    /// <summary>Gets the size of the answer's body, where it was told or read.</summary>
    public long? Bytes { get; init; }

    /// <summary>Gets the operation the call belongs to.</summary>
    public string? OperationId { get; init; }

    /// <summary>Gets the vendor's own id of the request, for its support desk.</summary>
    public string? VendorRequestId { get; init; }

    /// <summary>Gets what went wrong; null when nothing did.</summary>
    public string? Fault { get; init; }

    /// <summary>Gets the redacted answer of a failed attempt, at most 4 KiB.</summary>
    public string? Answer { get; init; }
}
