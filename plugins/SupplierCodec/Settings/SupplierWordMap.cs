using System.Text.Json.Serialization;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>The supplier's words on the left, the contract's on the right.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record SupplierWordMap
{
    /// <summary>Gets units, such as CT to XCS.</summary>
    public IReadOnlyDictionary<string, string> Units { get; set; } = new Dictionary<string, string>();

    /// <summary>Gets states of orders and lines.</summary>
    public IReadOnlyDictionary<string, string> Statuses { get; set; } = new Dictionary<string, string>();

    /// <summary>Gets error codes.</summary>
    public IReadOnlyDictionary<string, string> ErrorCodes { get; set; } = new Dictionary<string, string>();

    /// <summary>Gets names of fields, wherever they stand.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; set; } = new Dictionary<string, string>();

    /// <summary>Reads a unit of the supplier's.</summary>
    public string Unit(string sent) => Units.GetValueOrDefault(sent, sent);

    /// <summary>Reads a state of the supplier's.</summary>
    public string Status(string sent) => Statuses.GetValueOrDefault(sent, sent);

    /// <summary>Reads an error code of the supplier's.</summary>
    public string? ErrorCode(string? sent) => sent is null ? null : ErrorCodes.GetValueOrDefault(sent, sent);

    /// <summary>Says a unit in the supplier's word.</summary>
    public string ToSupplierUnit(string unit)
    {
        foreach (var (theirs, ours) in Units)
        {
            if (ours == unit)
            {
                return theirs;
            }
        }

        return unit;
    }
}
