using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Campaign.Bed;

namespace LeVieuxMoulin.Connectors.Campaign.Kills;

/// <summary>A busy till: makes a sale, of which it sends webhooks, and has the host read what grows with it.</summary>
internal sealed class TillLoad(string connection, Simulator till, Func<MoulinProcess?> host)
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);
    private int sales;
    private int readings;

    /// <summary>Gets how many sales were made.</summary>
    public int Sales => sales;

    /// <summary>Gets how many readings came to their end.</summary>
    public int Readings => readings;

    /// <summary>Makes sales until it is stopped.</summary>
    public async Task SellAsync(CancellationToken stopped, CancellationToken cancellationToken)
    {
        while (!stopped.IsCancellationRequested)
        {
            (await till.HappenAsync(new JsonObject { ["type"] = "sale" }, cancellationToken)).ShouldBeTrue("the till makes a sale");
            sales++;
            await Task.Delay(Between, cancellationToken);
        }
    }

    /// <summary>Has streams read, one after the other, until it is stopped. Sales themselves are not among them: they come by webhooks alone, so that a lost one shows.</summary>
    public async Task ReadAsync(IReadOnlyList<string> streams, CancellationToken stopped, CancellationToken cancellationToken)
    {
        for (var turn = 0; !stopped.IsCancellationRequested; turn++)
        {
            try
            {
                if (host() is { } running)
                {
                    await running.SyncAsync(connection, streams[turn % streams.Count], cancellationToken);
                    readings++;
                }
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException or ObjectDisposedException or InvalidOperationException || (gone is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                // Killed meanwhile, or not running yet; what is not read now is read later.
            }

            await Task.Delay(Between, cancellationToken);
        }
    }
}
