using System.Globalization;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>Reads an answer with a list: its rows and where it goes on.</summary>
internal static class ZohoAnswer
{
    /// <summary>Cuts an answer that goes on by token. An empty one has no body at all.</summary>
    public static PartAnswer Cut(byte[] answer, JsonRowShape shape) =>
        answer.Length == 0 ? new PartAnswer() : new PartAnswer { Records = JsonRows.Cut(answer, shape), Token = InfoOf(answer) is { MoreRecords: true } info ? info.NextPageToken ?? throw ZohoRefusal.Unexpected("Zoho says that more follows, and gives no page token.") : null };

    /// <summary>Cuts an answer that goes on by number.</summary>
    public static PartAnswer CutPage(byte[] answer, JsonRowShape shape, int page) =>
        answer.Length == 0 ? new PartAnswer() : new PartAnswer { Records = JsonRows.Cut(answer, shape), Token = InfoOf(answer) is { MoreRecords: true } ? (page + 1).ToString(CultureInfo.InvariantCulture) : null };

    private static ZohoInfo? InfoOf(byte[] answer) => JsonSerializer.Deserialize(answer, ZohoJson.Default.ZohoEnvelope)!.Info;
}

/// <summary>What every list has besides its rows.</summary>
internal sealed record ZohoEnvelope(ZohoInfo? Info = null);

/// <summary>Where a list goes on.</summary>
internal sealed record ZohoInfo(bool MoreRecords = false, string? NextPageToken = null);
