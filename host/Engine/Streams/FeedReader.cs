using System.Threading.Channels;
using LeVieuxMoulin.Connectors.Engine.Http;

namespace LeVieuxMoulin.Connectors.Engine.Streams;

/// <summary>Asks the connector for pages, one ahead of those who use them, outside the caller's execution context.</summary>
internal sealed class FeedReader(StreamContext context, FeedRequest request)
{
    private const int MaxCursor = 4096;
    private readonly Channel<FetchedPage> pages = Channel.CreateBounded<FetchedPage>(new BoundedChannelOptions(1) { SingleReader = true, SingleWriter = true });

    /// <summary>Gets the pages as they come.</summary>
    public ChannelReader<FetchedPage> Pages => pages.Reader;

    /// <summary>Reads to the end.</summary>
    /// <returns>Why the reading ended early; null when it did not.</returns>
    public Task<Fault?> RunAsync(CancellationToken cancellationToken)
    {
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(() => ReadAsync(cancellationToken), CancellationToken.None);
        }
    }

    private async Task<Fault?> ReadAsync(CancellationToken cancellationToken)
    {
        using var scope = VendorCallScope.Enter($"feed.{context.Stream.Name}");
        try
        {
            var requestedAt = context.Time.GetUtcNow();
            await foreach (var page in context.Stream.Feed!.ReadAsync(request, cancellationToken).WithCancellation(cancellationToken))
            {
                Check(page);
                await pages.Writer.WriteAsync(new FetchedPage(page, requestedAt), cancellationToken);
                requestedAt = context.Time.GetUtcNow();
            }

            return null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
#pragma warning disable CA1031 // A plugin may throw anything; only its text is kept.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return PluginFault.Read(failure);
        }
        finally
        {
            pages.Writer.Complete();
        }
    }

    private static void Check(Page page)
    {
        if (string.IsNullOrEmpty(page.Next.Value) || page.Next.Value.Length > MaxCursor)
        {
            throw new ConnectorException(new Fault(FaultKind.UnexpectedContent, $"The connector gave a cursor that is empty or longer than {MaxCursor} characters."));
        }
    }
}
