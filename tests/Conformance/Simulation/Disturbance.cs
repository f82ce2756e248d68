namespace LeVieuxMoulin.Connectors.Conformance;

/// <summary>What happens to the calls of one vendor between the pipeline and the vendor.</summary>
internal sealed record Disturbance
{
    /// <summary>Nothing happens.</summary>
    public static readonly Disturbance None = new();

    /// <summary>Gets what the body of a good answer becomes; null: it stays.</summary>
    public Func<string, string>? Answer { get; init; }

    /// <summary>Gets what the body of a failed answer becomes; null: it stays.</summary>
    public Func<string, string>? Failure { get; init; }

    /// <summary>Gets how many rows a page may have at most; null: as asked.</summary>
    public int? PageSize { get; init; }

    /// <summary>Gets the names by which the vendor is asked for pages of a size.</summary>
    public IReadOnlySet<string> PageSizeNames { get; init; } = new HashSet<string>();

    /// <summary>Gets the texts in headers that become others, such as a secret of the test that the vendor does not know.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets whether the credential is spoiled on its way; calls of token addresses keep theirs.</summary>
    public bool SpoilsCredential { get; init; }

    /// <summary>Gets the body with which every call but GET and HEAD is refused (422) before it reaches the vendor, those of token addresses apart; null: none is.</summary>
    public string? RefusesWrites { get; init; }

    /// <summary>Gets what tells whether the answer to the call just made is lost; null: none is.</summary>
    public Func<CancellationToken, Task<bool>>? Loses { get; init; }

    /// <summary>Gets what stands around each call: it is given the request and the passing on, and must do that once; null: nothing.</summary>
    public Func<HttpRequestMessage, Func<Task>, Task>? Around { get; init; }
}
