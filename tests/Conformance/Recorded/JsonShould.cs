using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Conformance;

/// <summary>Compares by JSON: a record with a list never equals its twin.</summary>
public static class JsonShould
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Fails unless both texts are the same JSON.</summary>
    public static void ShouldBeJson(this string actual, string expected)
    {
        var (one, other) = (JsonNode.Parse(actual), JsonNode.Parse(expected));
        if (!JsonNode.DeepEquals(one, other))
        {
            one!.ToJsonString(Indented).ShouldBe(other!.ToJsonString(Indented));
        }
    }

    /// <summary>Fails unless the node is this JSON.</summary>
    public static void ShouldBeJson(this JsonNode? actual, string expected) => actual.ShouldNotBeNull().ToJsonString().ShouldBeJson(expected);

    /// <summary>Fails unless the record, as the host stores it, is this JSON.</summary>
    public static void ShouldBeRecord<TRecord>(this TRecord record, string expected) => Recorded.Json(record).ShouldBeJson(expected);
}
