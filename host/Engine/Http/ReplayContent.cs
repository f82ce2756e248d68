using System.Net;

namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>A request's body in memory, which can be sent again and knows whether it was.</summary>
/// <remarks>A write without a body gets an empty one: the transport repeats a bodiless request by itself when a kept connection ends, and a body that was never asked for proves that nothing took effect.</remarks>
internal sealed class ReplayContent : HttpContent
{
    private readonly byte[] bytes;
    private readonly VendorCallState state;

    private ReplayContent(byte[] bytes, VendorCallState state)
    {
        this.bytes = bytes;
        this.state = state;
    }

    /// <summary>Takes the body of a request; null for a read that has none.</summary>
    public static async Task<HttpContent?> TakeAsync(HttpRequestMessage request, VendorCallState state, CancellationToken cancellationToken)
    {
        if (request.Content is null)
        {
            return request.Method == HttpMethod.Get || request.Method == HttpMethod.Head ? null : new ReplayContent([], state);
        }

        var content = new ReplayContent(await request.Content.ReadAsByteArrayAsync(cancellationToken), state);
        foreach (var header in request.Content.Headers.Where(header => !header.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)))
        {
            content.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        return content;
    }

    /// <inheritdoc />
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <inheritdoc />
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        state.IsSent = true;
        await stream.WriteAsync(bytes, cancellationToken);
    }

    /// <inheritdoc />
    protected override bool TryComputeLength(out long length)
    {
        length = bytes.Length;
        return true;
    }
}
