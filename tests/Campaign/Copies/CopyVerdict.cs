using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Campaign.Copies;

/// <summary>What a comparison found.</summary>
internal sealed class CopyVerdict
{
    private const int Shown = 20;

    /// <summary>Gets or sets how many records were held against each other.</summary>
    public int Compared { get; set; }

    /// <summary>Gets or sets how many records of the ledger neither copy has: the example's configuration does not ask for them.</summary>
    public int Unread { get; set; }

    /// <summary>Gets what is missing.</summary>
    public List<string> Lost { get; } = [];

    /// <summary>Gets what is there too often.</summary>
    public List<string> Doubled { get; } = [];

    /// <summary>Gets what is there and not the same.</summary>
    public List<string> Differing { get; } = [];

    /// <summary>Gets whether nothing was found.</summary>
    public bool IsGood => Lost.Count + Doubled.Count + Differing.Count == 0;

    /// <summary>Gives the first findings of each kind.</summary>
    public IEnumerable<string> Findings => Lost.Take(Shown).Concat(Doubled.Take(Shown)).Concat(Differing.Take(Shown));

    /// <summary>Gives it as JSON.</summary>
    public JsonObject ToJson() => new()
    {
        ["compared"] = Compared,
        ["unread"] = Unread,
        ["lost"] = Lost.Count,
        ["doubled"] = Doubled.Count,
        ["differing"] = Differing.Count,
        ["findings"] = new JsonArray([.. Findings.Select(text => (JsonNode)text)]),
    };
}
