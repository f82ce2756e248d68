using System.Text;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Plugins;

/// <summary>Answers what the Acme fixture asks.</summary>
internal sealed class AcmeAnswers : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(new HttpResponseMessage
        {
            Content = new StringContent(
                request.RequestUri!.AbsolutePath == "/account"
                    ? """{"id":"a1","name":"Brasserie"}"""
                    : """{"sales":[{"id":"s1","total":12.5,"tax":1.14,"closed_at":"2026-01-05T12:00:00+01:00"}]}""",
                Encoding.UTF8,
                "application/json"),
        });
}
