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

    /// <summary>Makes one of a request and its answer.</summary>
    /// <param name="request">The request; its address may be relative.</param>
    /// <param name="response">The answer.</param>
    /// <param name="body">What was read of the answer's body.</param>
    public static VendorAnswer Of(HttpRequestMessage request, HttpResponseMessage response, ReadOnlyMemory<byte> body)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(response);
        return new VendorAnswer
        {
            Method = request.Method,
            Path = VendorCall.PathOf(request),
            Status = (int)response.StatusCode,
            Headers = response.Headers,
            Body = body,
        };
    }

    /// <summary>Reads the body of an answer to its end.</summary>
    /// <param name="response">The answer, asked for with <see cref="HttpCompletionOption.ResponseHeadersRead"/>: the host has read it whole already, and its array is taken as it is. Otherwise it is copied.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task<byte[]> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(response);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        if (stream is MemoryStream whole && whole.TryGetBuffer(out var body) && body.Count == body.Array!.Length)
        {
            return body.Array;
        }

        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, cancellationToken);
        return copy.ToArray();
    }
}
