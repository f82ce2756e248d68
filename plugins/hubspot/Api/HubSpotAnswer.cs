using System.Text.Json;

namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>Reads an answer with a list or of a search: its rows and where it goes on.</summary>
internal static class HubSpotAnswer
{
    public static PartAnswer Cut(byte[] answer, JsonRowShape shape)
    {
        var around = JsonSerializer.Deserialize(answer, HubSpotJson.Default.HubSpotEnvelope)!;
        return new PartAnswer { Records = JsonRows.Cut(answer, shape), Token = around.Paging?.Next?.After };
    }
}

/// <summary>What every list has besides its rows.</summary>
internal sealed record HubSpotEnvelope(HubSpotPaging? Paging = null);

/// <summary>Where a list goes on.</summary>
internal sealed record HubSpotPaging(HubSpotNext? Next = null);

/// <summary>The next page.</summary>
internal sealed record HubSpotNext(string? After = null);
