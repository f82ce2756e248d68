using LeVieuxMoulin.Connectors.Engine.Records;

namespace LeVieuxMoulin.Connectors.Engine.Streams;

/// <summary>One stream that a connector offers: fed, fetched by id, or both. Holds the plugin's objects, so it lives no longer than a use.</summary>
/// <param name="Name">The stream, such as <c>sale</c>.</param>
/// <param name="Type">The record's type.</param>
/// <param name="Feed">Who reads it page by page; null for a stream that is only followed by id.</param>
/// <param name="Fetch">Who reads single records; null where nobody does.</param>
internal sealed record StreamDefinition(string Name, RecordType Type, IFeed<VendorRecord>? Feed, IFetch<VendorRecord>? Fetch)
{
    private const string FeedPrefix = "feed.";
    private const string FetchPrefix = "fetch.";

    /// <summary>Gets who maps its rows.</summary>
    public IRecordMap<VendorRecord> Map => Feed ?? (IRecordMap<VendorRecord>)Fetch!;

    /// <summary>Names the streams of a connector: places first, since others are read by them.</summary>
    public static IReadOnlyList<string> NamesOf(CapabilitySet capabilities) =>
    [
        .. capabilities.ByName.Keys
            .Select(name => Strip(name, FeedPrefix) ?? Strip(name, FetchPrefix))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .OrderBy(name => name == "location" ? 0 : 1)
            .ThenBy(name => name, StringComparer.Ordinal),
    ];

    /// <summary>Finds a stream of a connector; null when it offers neither a feed nor a fetch of that name.</summary>
    public static StreamDefinition? Find(CapabilitySet capabilities, string stream)
    {
        var feed = capabilities.ByName.GetValueOrDefault(FeedPrefix + stream) as IFeed<VendorRecord>;
        var fetch = capabilities.ByName.GetValueOrDefault(FetchPrefix + stream) as IFetch<VendorRecord>;
        return feed is null && fetch is null ? null : new StreamDefinition(stream, RecordTypes.Of(stream), feed, fetch);
    }

    private static string? Strip(string name, string prefix) => name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : null;
}
