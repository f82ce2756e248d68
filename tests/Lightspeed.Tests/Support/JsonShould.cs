using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Lightspeed.Tests.Support;

/// <summary>Compares by JSON: a record with a list never equals its twin.</summary>
internal static class JsonShould
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void ShouldBeJson(this string actual, string expected)
    {
        var (one, other) = (JsonNode.Parse(actual), JsonNode.Parse(expected));
        if (!JsonNode.DeepEquals(one, other))
        {
            one!.ToJsonString(Indented).ShouldBe(other!.ToJsonString(Indented));
        }
    }

    public static void ShouldBeJson(this JsonNode? actual, string expected) => actual.ShouldNotBeNull().ToJsonString().ShouldBeJson(expected);

    public static void ShouldBeRecord<TRecord>(this TRecord record, string expected) => Plugged.Json(record).ShouldBeJson(expected);
}
