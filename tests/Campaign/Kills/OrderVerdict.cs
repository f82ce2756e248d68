using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Campaign.Kills;

/// <summary>What became of the orders.</summary>
internal sealed class OrderVerdict
{
    /// <summary>Gets how many orders were told with a 202.</summary>
    public int Accepted { get; init; }

    /// <summary>Gets how many effects they had at the supplier.</summary>
    public int Effects { get; init; }

    /// <summary>Gets or sets how many wait for a person.</summary>
    public int ForAPerson { get; set; }

    /// <summary>Gets the operations by their state.</summary>
    public SortedDictionary<string, int> States { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets what is missing.</summary>
    public List<string> Lost { get; } = [];

    /// <summary>Gets what was done too often.</summary>
    public List<string> Doubled { get; } = [];

    /// <summary>Gets whether nothing was found.</summary>
    public bool IsGood => Lost.Count + Doubled.Count == 0;

    /// <summary>Gives it as JSON.</summary>
    public JsonObject ToJson() => new()
    {
        ["accepted"] = Accepted,
        ["effects"] = Effects,
        ["forAPerson"] = ForAPerson,
        ["states"] = new JsonObject(States.Select(state => KeyValuePair.Create(state.Key, (JsonNode?)state.Value))),
        ["lost"] = Lost.Count,
        ["doubled"] = Doubled.Count,
        ["findings"] = new JsonArray([.. Lost.Concat(Doubled).Select(text => (JsonNode)text)]),
    };
}
