using System.Net;
using System.Text;

namespace LeVieuxMoulin.Connectors.Abstractions.Tests;

public class VendorAnswerTests
{
    [Theory]
    [InlineData("v2/orders/search?limit=3", "v2/orders/search")]
    [InlineData("https://api.acme.test/v2/orders?cursor=x", "/v2/orders")]
    public void An_answer_is_made_of_the_request_and_the_response(string address, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        using var response = new HttpResponseMessage(HttpStatusCode.Conflict) { Headers = { { "X-Request-Id", "7" } } };

        var answer = VendorAnswer.Of(request, response, "{}"u8.ToArray());

        (answer.Method, answer.Path, answer.Status).ShouldBe((HttpMethod.Post, path, 409));
        answer.Headers.GetValues("X-Request-Id").ShouldBe(["7"]);
        Encoding.UTF8.GetString(answer.Body.Span).ShouldBe("{}");
    }

    [Fact]
    public async Task A_body_that_was_read_whole_is_taken_without_a_copy()
    {
        var bytes = "[1]"u8.ToArray();
        using var response = new HttpResponseMessage { Content = new StreamContent(new MemoryStream(bytes, 0, bytes.Length, writable: false, publiclyVisible: true)) };
        using var taken = new HttpResponseMessage { Content = new Whole(bytes) };

        (await VendorAnswer.ReadBodyAsync(response, TestContext.Current.CancellationToken)).ShouldBe(bytes);
        (await VendorAnswer.ReadBodyAsync(taken, TestContext.Current.CancellationToken)).ShouldBeSameAs(bytes);
    }

    [Fact]
    public async Task A_body_in_a_larger_buffer_is_cut_to_its_length()
    {
        using var response = new HttpResponseMessage { Content = new Whole("[1]   "u8.ToArray(), 3) };

        Encoding.UTF8.GetString(await VendorAnswer.ReadBodyAsync(response, TestContext.Current.CancellationToken)).ShouldBe("[1]");
    }

    /// <summary>A body that is there already.</summary>
    private sealed class Whole(byte[] bytes, int? length = null) : HttpContent
    {
        protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new MemoryStream(bytes, 0, length ?? bytes.Length, writable: false, publiclyVisible: true));

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(bytes).AsTask();

        protected override bool TryComputeLength(out long computed)
        {
            computed = length ?? bytes.Length;
            return true;
        }
    }
}
