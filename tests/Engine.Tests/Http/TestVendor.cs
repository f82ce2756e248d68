using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Http;

/// <summary>A vendor of the test's own making on a real socket, which notes what it was asked.</summary>
internal sealed class TestVendor : IAsyncDisposable
{
    private readonly WebApplication app;

    private TestVendor(WebApplication app) => this.app = app;

    /// <summary>What was asked, as <c>METHOD /path body</c>.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>The authorization headers, in order.</summary>
    public ConcurrentQueue<string> Proofs { get; } = new();

    public string Url => app.Urls.First() + "/";

    public static async Task<TestVendor> StartAsync(Func<HttpContext, int, Task> answer, X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            if (certificate is not null)
            {
                listen.UseHttps(certificate);
            }
        }));
        builder.WebHost.UseKestrelHttpsConfiguration();
        var app = builder.Build();
        var vendor = new TestVendor(app);
        app.Run(async http =>
        {
            using var reader = new StreamReader(http.Request.Body);
            var body = await reader.ReadToEndAsync(http.RequestAborted);
            vendor.Asked.Enqueue($"{http.Request.Method} {http.Request.Path}{http.Request.QueryString}{(body.Length > 0 ? " " + body : "")}");
            vendor.Proofs.Enqueue(http.Request.Headers.Authorization.ToString());
            await answer(http, vendor.Asked.Count);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return vendor;
    }

    public static Task<TestVendor> StartAsync(Func<HttpContext, Task> answer) => StartAsync((http, _) => answer(http));

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }
}
