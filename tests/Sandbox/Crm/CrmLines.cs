using System.Text.Json;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Crm;

/// <summary>Writes segments, members, activities and campaigns in the contract's words.</summary>
internal static class CrmLines
{
    /// <summary>Writes a segment.</summary>
    public static void Segment(Utf8JsonWriter writer, string id, string name, (string Word, string Raw) kind, bool isEditable, int members)
    {
        writer.WriteStartObject();
        writer.WriteString("id", id);
        writer.WriteString("name", name);
        writer.Open("kind", kind.Word, kind.Raw);
        writer.WriteBoolean("isEditable", isEditable);
        writer.WriteNumber("memberCount", members);
        writer.WriteEndObject();
    }

    /// <summary>Writes a member; its id is segment/customer.</summary>
    public static void Member(Utf8JsonWriter writer, string segment, string customer, long since)
    {
        writer.WriteStartObject();
        writer.WriteString("id", $"{segment}/{customer}");
        writer.WriteString("segmentId", segment);
        writer.WriteString("customerId", customer);
        writer.Instant("since", since);
        writer.WriteEndObject();
    }

    /// <summary>Writes an activity.</summary>
    public static void Activity(Utf8JsonWriter writer, string id, IReadOnlyList<string> customers, (string Word, string Raw) kind, long at, string? text)
    {
        writer.WriteStartObject();
        writer.WriteString("id", id);
        writer.WriteStartArray("customerIds");
        foreach (var customer in customers)
        {
            writer.WriteStringValue(customer);
        }

        writer.WriteEndArray();
        writer.Open("kind", kind.Word, kind.Raw);
        writer.Instant("at", at);
        writer.Text("text", text);
        writer.WriteEndObject();
    }

    /// <summary>Writes a campaign.</summary>
    public static void Campaign(Utf8JsonWriter writer, string id, string name, string? status, string? from, string? until)
    {
        writer.WriteStartObject();
        writer.WriteString("id", id);
        writer.WriteString("name", name);
        writer.Text("status", status);
        writer.Text("from", from);
        writer.Text("until", until);
        writer.WriteEndObject();
    }
}
