using System.Text.Json;

namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>Makes lists, by hand or by rule. HubSpot fills the latter on its own, some time later.</summary>
internal sealed class HubSpotSegmentMaker(HubSpotApi api, HubSpotPaths paths, HubSpotRules rules, HubSpotLists lists)
    : IWrite<CreateSegment>, IFind<CreateSegment>, IWrite<CreateRuledSegment>, IFind<CreateRuledSegment>
{
    /// <summary>How much HubSpot's clock may differ from ours.</summary>
    private static readonly TimeSpan ClockMargin = TimeSpan.FromMinutes(5);

    /// <summary>A name is unique, so a second list is not made; but the answer then does not say whose the first is.</summary>
    public RepeatSafety Repeat => RepeatSafety.Find;

    public TimeSpan SettleTime => TimeSpan.FromSeconds(30);

    public Task<WriteResult> WriteAsync(CreateSegment command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        return MakeAsync(new HubSpotNewList(command.Name, HubSpotListForm.Static), cancellationToken);
    }

    public async Task<WriteResult> WriteAsync(CreateRuledSegment command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var branch = await rules.ToBranchAsync(command.Rule, cancellationToken);
        return await MakeAsync(new HubSpotNewList(command.Name, HubSpotListForm.Dynamic, branch), cancellationToken);
    }

    public Task<FindResult> FindAsync(CreateSegment command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        return FindAsync(command.Name, HubSpotListForm.Static, context, cancellationToken);
    }

    public Task<FindResult> FindAsync(CreateRuledSegment command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        return FindAsync(command.Name, HubSpotListForm.Dynamic, context, cancellationToken);
    }

    private async Task<WriteResult> MakeAsync(HubSpotNewList list, CancellationToken cancellationToken)
    {
        var answer = await api.CreateAsync(paths.Lists, list, HubSpotJson.Default.HubSpotNewList, cancellationToken);
        return new WriteResult { RecordId = JsonSerializer.Deserialize(answer, HubSpotJson.Default.HubSpotListAnswer)!.List.ListId };
    }

    /// <summary>A list of that name that is older than our first attempt is someone else's: making ours is then refused in words.</summary>
    private async Task<FindResult> FindAsync(string name, string type, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var found = (await lists.AllAsync(name, cancellationToken)).FirstOrDefault(list => list.Name == name);
        return found is null || found.ProcessingType != type || found.CreatedAt < context.FirstSentAt - ClockMargin
            ? new FindResult(FindVerdict.NotDone)
            : new FindResult(found.CreatedAt is null ? FindVerdict.Unsure : FindVerdict.Done, found.ListId);
    }
}

/// <summary>A list to be made.</summary>
internal sealed record HubSpotNewList(string Name, string ProcessingType, HubSpotBranch? FilterBranch = null)
{
    public string ObjectTypeId { get; } = HubSpotListForm.Contacts;
}

/// <summary>The answer to its making.</summary>
internal sealed record HubSpotListAnswer(HubSpotMadeList List);

/// <summary>The list made.</summary>
internal sealed record HubSpotMadeList(string ListId);
