namespace LeVieuxMoulin.Connectors;

/// <summary>A delivery as it came in.</summary>
public sealed record WebhookRequest
{
    /// <summary>Gets the method.</summary>
    public required string Method { get; init; }

    /// <summary>Gets the address as the vendor has it, query included, which some sign; not what a proxy made of it.</summary>
    public required Uri Url { get; init; }

    /// <summary>Gets the headers, by name without case, each with all its values.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Headers { get; init; }

    /// <summary>Gets the body, byte for byte as it came.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Gets when it came.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Gets the secrets in force, the newest first; two during a rotation.</summary>
    public required IReadOnlyList<string> Secrets { get; init; }
}
