using System.Net;

namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>An answer's body, read whole into one array; whoever reads it as a stream may take the array without a copy.</summary>
/// <remarks>The runtime's own buffering copies each body twice, and pages are megabytes.</remarks>
internal sealed class WholeContent : HttpContent
{
    private const int FirstSize = 16 << 10;
    private readonly byte[] body;
    private readonly int length;

    private WholeContent(byte[] body, int length, HttpContent origin)
    {
        this.body = body;
        this.length = length;
        foreach (var (name, values) in origin.Headers.NonValidated)
        {
            Headers.TryAddWithoutValidation(name, values);
        }
    }

    /// <summary>Reads a body to its end.</summary>
    /// <param name="content">The body; it is disposed.</param>
    /// <param name="limit">How long it may be.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="HttpRequestException">It is longer, or it broke off.</exception>
    public static async Task<HttpContent> ReadAsync(HttpContent content, long limit, CancellationToken cancellationToken)
    {
        using (content)
        {
            var told = content.Headers.ContentLength;
            var body = GC.AllocateUninitializedArray<byte>(told > limit ? throw TooLong(limit) : (int)(told ?? FirstSize));
            var length = 0;
            var stream = await content.ReadAsStreamAsync(cancellationToken);
            await using (stream)
            {
                while (true)
                {
                    if (length == body.Length && told is null)
                    {
                        Array.Resize(ref body, (int)Math.Min(Math.Max(FirstSize, body.Length * 2L), limit + 1));
                    }

                    var read = length == body.Length ? 0 : await stream.ReadAsync(body.AsMemory(length), cancellationToken);
                    if (read == 0)
                    {
                        break;
                    }

                    length += read;
                    if (length > limit)
                    {
                        throw TooLong(limit);
                    }
                }
            }

            return new WholeContent(body, length, content);
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        stream.WriteAsync(body.AsMemory(0, length), cancellationToken).AsTask();

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new MemoryStream(body, 0, length, writable: false, publiclyVisible: true));

    protected override bool TryComputeLength(out long length)
    {
        length = this.length;
        return true;
    }

    private static HttpRequestException TooLong(long limit) =>
        new(HttpRequestError.ConfigurationLimitExceeded, $"The answer is longer than {limit} bytes.");
}
