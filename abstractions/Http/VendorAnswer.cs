using System.Net.Http.Headers;

namespace LeVieuxMoulin.Connectors;

/// <summary>An answer as the pipeline sees it.</summary>
public sealed class VendorAnswer
{
    /// <summary>Gets the request's method.</summary>
    public required HttpMethod Method { get; init; }

    /// <summary>Gets the request's path, without query.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>Gets the headers.</summary>
    public required HttpResponseHeaders Headers { get; init; }

    /// <summary>Gets the first 64 KiB of a failed answer's body; empty on success.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }
}
