using System.Text.Json;

namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>One answer of a list or a search: its rows and where it goes on.</summary>
internal sealed record HubSpotAnswer
{
    public IReadOnlyList<RawRecord> Rows { get; init; } = [];

    public IReadOnlyList<Removal> Removals { get; init; } = [];

    /// <summary>Gets where the next page begins; null on the last.</summary>
    public string? Token { get; init; }

    public static HubSpotAnswer Cut(byte[] answer, JsonRowShape shape)
    {
        var around = JsonSerializer.Deserialize(answer, HubSpotJson.Default.HubSpotEnvelope)!;
        return new HubSpotAnswer { Rows = JsonRows.Cut(answer, shape), Token = around.Paging?.Next?.After };
    }
}

/// <summary>What every list has besides its rows.</summary>
internal sealed record HubSpotEnvelope(HubSpotPaging? Paging = null);

/// <summary>Where a list goes on.</summary>
internal sealed record HubSpotPaging(HubSpotNext? Next = null);

/// <summary>The next page.</summary>
internal sealed record HubSpotNext(string? After = null);
