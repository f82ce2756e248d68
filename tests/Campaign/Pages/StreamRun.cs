using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Campaign.Pages;

/// <summary>One stream as it was read under kills.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Records">How many records the undisturbed copy has.</param>
/// <param name="Pages">How many pages the undisturbed reading took.</param>
/// <param name="Kills">How often the host was killed in it.</param>
/// <param name="EveryCall">Whether the vendor decides the size, so that each call counted as a page.</param>
internal sealed record StreamRun(string Stream, int Records, int Pages, int Kills, bool EveryCall)
{
    /// <summary>Gives it as JSON.</summary>
    public JsonObject ToJson() => new()
    {
        ["stream"] = Stream,
        ["records"] = Records,
        ["pages"] = Pages,
        ["kills"] = Kills,
        ["vendorDecidesSize"] = EveryCall,
    };

    /// <inheritdoc />
    public override string ToString() => $"{Stream} {Records} records, {Pages} {(EveryCall ? "calls" : "pages")}, {Kills} kills";
}
