using System.Text.Json;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Crm;

/// <summary>A customer in the contract's words.</summary>
internal sealed record CustomerLine
{
    /// <summary>Gets the vendor's id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the texts of the person by the contract's name.</summary>
    public required IReadOnlyList<(string Name, string? Value)> Person { get; init; }

    /// <summary>Gets the texts of the address by the contract's name.</summary>
    public required IReadOnlyList<(string Name, string? Value)> Address { get; init; }

    /// <summary>Gets a value indicating whether e-mail was refused.</summary>
    public bool RefusesEmail { get; init; }

    /// <summary>Gets our key.</summary>
    public string? Reference { get; init; }

    /// <summary>Gets the member's number.</summary>
    public string? Member { get; init; }

    /// <summary>Gets the points.</summary>
    public long Points { get; init; }

    /// <summary>Gets the tier.</summary>
    public string? Tier { get; init; }

    /// <summary>Gets when the loyalty was pushed.</summary>
    public long LoyaltyAt { get; init; }

    /// <summary>Gets the tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Gets the ids of the records that were merged into this one.</summary>
    public IReadOnlyList<string> Merged { get; init; } = [];

    /// <summary>Writes it.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("id", Id);
        writer.WriteStartObject("person");
        WriteTexts(writer, Person);
        if (Address.Any(part => !string.IsNullOrEmpty(part.Value)))
        {
            writer.WriteStartObject("address");
            WriteTexts(writer, Address);
            writer.WriteEndObject();
        }

        if (RefusesEmail)
        {
            writer.WriteStartArray("consents");
            writer.WriteStartObject();
            writer.WriteString("channel", "email");
            writer.WriteBoolean("isGiven", false);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.Text("reference", Reference);
        if (Member is not null)
        {
            writer.WriteStartObject("loyalty");
            writer.WriteString("memberId", Member);
            writer.WriteNumber("points", Points);
            writer.Text("tier", Tier);
            writer.Instant("asOf", LoyaltyAt);
            writer.WriteEndObject();
        }

        WriteArray(writer, "tags", Tags);
        WriteArray(writer, "mergedIds", Merged);
        writer.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter writer, IReadOnlyList<(string Name, string? Value)> texts)
    {
        foreach (var (name, value) in texts)
        {
            writer.Text(name, value);
        }
    }

    private static void WriteArray(Utf8JsonWriter writer, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
