namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>Reads the module Campaigns. Zoho Campaigns, which sends the mails, is another product.</summary>
internal sealed class ZohoCampaigns(ZohoApi api, TimeProvider time) : IFeed<Campaign>
{
    private readonly ZohoModule module = new(api, "Campaigns", ["Campaign_Name", "Status", "Start_Date", "End_Date", ZohoModule.ChangedAt]);

    public FeedBases Bases => FeedBases.Snapshot | FeedBases.Changed;

    public FeedScope Scope => FeedScope.Account;

    public Campaign Map(RawRecord raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        var record = ZohoRecord.Read(raw);
        return new Campaign
        {
            Id = record.Id,
            Name = record.Get("Campaign_Name") ?? throw new System.Text.Json.JsonException("The campaign has no Campaign_Name."),
            Status = record.Get("Status"),
            From = ZohoText.Day(record.Get("Start_Date")),
            Until = ZohoText.Day(record.Get("End_Date")),
        };
    }

    public IAsyncEnumerable<Page> ReadAsync(FeedRequest request, CancellationToken cancellationToken) =>
        PartReader.ReadAsync(request, [new FeedPart("changed", module.ChangedAsync) { IsSorted = true }], time, cancellationToken);
}
