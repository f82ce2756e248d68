namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>A failure (<c>application/problem+json</c>).</summary>
internal sealed record ProblemWire
{
    public string? Title { get; init; }

    public string? Detail { get; init; }

    public string? Code { get; init; }

    public IReadOnlyList<LineErrorWire>? LineErrors { get; init; }
}
