using System.Text.RegularExpressions;

namespace LeVieuxMoulin.Connectors.Campaign.Pages;

/// <summary>Counts the pages that a vendor answers. A page is a call that says how many rows it wants; where no call of a stream does, each call is one.</summary>
internal sealed partial class PageWatch
{
    private readonly Lock gate = new();
    private TaskCompletionSource? reached;
    private bool everyCall;
    private int sized;
    private int calls;
    private int left;

    /// <summary>Gets the names by which the vendors are asked for pages of a size.</summary>
    public static IReadOnlySet<string> SizeNames { get; } = new HashSet<string> { "limit", "page_size", "pageSize", "per_page", "perPage", "size", "count", "amount" };

    /// <summary>Gets how many calls that say a size were answered since <see cref="Reset"/>.</summary>
    public int Sized
    {
        get
        {
            lock (gate)
            {
                return sized;
            }
        }
    }

    /// <summary>Gets how many calls were answered at all since <see cref="Reset"/>, those for tokens apart.</summary>
    public int Calls
    {
        get
        {
            lock (gate)
            {
                return calls;
            }
        }
    }

    /// <summary>Begins to count anew.</summary>
    public void Reset()
    {
        lock (gate)
        {
            (sized, calls, reached) = (0, 0, null);
        }
    }

    /// <summary>Gives a task that ends once so many more pages were answered.</summary>
    public Task AfterAsync(int pages, bool everyCallIsOne)
    {
        lock (gate)
        {
            (left, everyCall) = (pages, everyCallIsOne);
            reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return reached.Task;
        }
    }

    /// <summary>Stands around a call.</summary>
    public async Task PassAsync(HttpRequestMessage request, Func<Task> pass)
    {
        var isSized = await IsSizedAsync(request);
        await pass();
        if (request.RequestUri!.AbsolutePath.Contains("oauth", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        lock (gate)
        {
            calls++;
            sized += isSized ? 1 : 0;
            if ((isSized || everyCall) && --left == 0)
            {
                reached?.TrySetResult();
            }
        }
    }

    private static async Task<bool> IsSizedAsync(HttpRequestMessage request)
    {
        var body = request.Content is { } content ? await content.ReadAsStringAsync() : "";
        return InQuery().Matches(request.RequestUri!.Query).Any(Names) || InBody().Matches(body).Any(Names);
    }

    private static bool Names(Match match) => SizeNames.Contains(match.Groups["name"].Value);

    [GeneratedRegex(@"[?&](?<name>[^=&]+)=\d")]
    private static partial Regex InQuery();

    [GeneratedRegex("\"(?<name>[A-Za-z_]+)\":\\s*\\d")]
    private static partial Regex InBody();
}
