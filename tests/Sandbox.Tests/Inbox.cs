using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Sandbox.Tests;

/// <summary>Takes webhooks on a port of this machine.</summary>
internal sealed class Inbox(WebApplication app) : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Query, string Authorization, string Body)> taken = new();

    public string Address => app.Urls.First() + "/hooks";

    public static async Task<Inbox> OpenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var inbox = new Inbox(builder.Build());
        inbox.Take();
        await inbox.StartAsync();
        return inbox;
    }

    /// <summary>Waits for so many.</summary>
    public async Task<List<(string Query, string Authorization, string Body)>> WaitAsync(int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (taken.Count < count)
        {
            await Task.Delay(20, patience.Token);
        }

        return [.. taken];
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private void Take() => app.Run(async http =>
    {
        using var reader = new StreamReader(http.Request.Body);
        taken.Enqueue((http.Request.QueryString.Value ?? "", http.Request.Headers.Authorization.ToString(), await reader.ReadToEndAsync(http.RequestAborted)));
    });

    private Task StartAsync() => app.StartAsync(TestContext.Current.CancellationToken);
}
