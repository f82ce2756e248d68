using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>Makes tags.</summary>
internal sealed class ZohoTagMaker(ZohoApi api, ZohoTags tags) : IWrite<CreateSegment>, IFind<CreateSegment>
{
    private const int LongestName = 25;

    /// <summary>How much Zoho's clock may differ from ours.</summary>
    private static readonly TimeSpan ClockMargin = TimeSpan.FromMinutes(5);

    /// <summary>A name is unique, so a second tag is not made; but the answer then does not say whose the first is.</summary>
    public RepeatSafety Repeat => RepeatSafety.Find;

    public TimeSpan SettleTime => TimeSpan.FromSeconds(10);

    public async Task<WriteResult> WriteAsync(CreateSegment command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (command.Name.Length > LongestName)
        {
            throw ZohoRefusal.Invalid("name", $"A tag's name has {LongestName} letters at most at Zoho.");
        }

        var path = $"settings/tags?module={ZohoFields.Module}";
        var answer = await api.CreateAsync(path, new JsonObject { ["tags"] = new JsonArray(new JsonObject { ["name"] = command.Name }) }, cancellationToken);
        return ZohoWrites.Entries(answer, 1)[0].ToResult("POST settings/tags");
    }

    /// <summary>A tag of that name that is older than our first attempt is someone else's: making ours is then refused in words.</summary>
    public async Task<FindResult> FindAsync(CreateSegment command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        var found = (await tags.ListAsync(cancellationToken)).FirstOrDefault(tag => tag.Name == command.Name);
        return found is null || found.CreatedTime < context.FirstSentAt - ClockMargin
            ? new FindResult(FindVerdict.NotDone)
            : new FindResult(found.CreatedTime is null ? FindVerdict.Unsure : FindVerdict.Done, found.Id);
    }
}
