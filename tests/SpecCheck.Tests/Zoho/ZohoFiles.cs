using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.SpecCheck.Tests.Traffic;

namespace LeVieuxMoulin.Connectors.SpecCheck.Tests.Zoho;

/// <summary>Makes one OpenAPI file of the vendor's many, which point into each other.</summary>
internal static class ZohoFiles
{
    /// <summary>The folder whose files the facts call the more faithful ones.</summary>
    private const string Folder = "zoho/openapi/v8-oas30";

    /// <summary>The files with operations that the connector uses; the others are only pointed at.</summary>
    private static readonly string[] Used = ["record", "tags", "custom_views", "fields", "notifications", "related_records", "timelines"];

    /// <summary>Writes the one file, or skips the test where the vendor's are not there.</summary>
    /// <param name="corrections">Takes out of the whole what the facts know to be wrong, each with its reason beside it.</param>
    public static string Join(Action<JsonObject> corrections)
    {
        var record = Repository.VendorSpec($"{Folder}/record.json");
        var files = Directory.EnumerateFiles(Path.GetDirectoryName(record)!, "*.json").Order(StringComparer.Ordinal)
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => (JsonObject)JsonNode.Parse(File.ReadAllText(file))!);
        var (paths, components) = (new JsonObject(), new JsonObject());
        foreach (var (name, file) in files)
        {
            Point(file, name);
            foreach (var (kind, entries) in file["components"] as JsonObject ?? [])
            {
                var all = (components[kind] ??= new JsonObject()).AsObject();
                foreach (var (entry, content) in entries as JsonObject ?? [])
                {
                    all[Own(name, entry)] = content?.DeepClone();
                }
            }
        }

        foreach (var name in Used)
        {
            foreach (var (path, item) in files[name]["paths"]!.AsObject())
            {
                // Names with spaces are none; an operation goes by its method and path.
                item!.AsObject().Select(pair => pair.Value).OfType<JsonObject>().ToList().ForEach(operation => operation.Remove("operationId"));
                paths.TryAdd(path, item.DeepClone());
            }
        }

        var whole = new JsonObject { ["openapi"] = "3.0.0", ["info"] = new JsonObject { ["title"] = "All of them", ["version"] = "8" }, ["paths"] = paths, ["components"] = components };
        corrections(whole);
        var copy = Path.Combine(AppContext.BaseDirectory, "zoho-v8-joined.json");
        File.WriteAllText(copy, whole.ToJsonString());
        return copy;
    }

    private static string Own(string file, string entry) => $"{file}.{entry}";

    /// <summary>Turns every reference into one within the whole.</summary>
    private static void Point(JsonNode? node, string file)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Point(item, file);
            }
        }
        else if (node is JsonObject found)
        {
            if (found["$ref"] is JsonValue reference)
            {
                var parts = reference.GetValue<string>().Split('#');
                var steps = parts[1].Split('/');
                var home = parts[0].Length == 0 ? file : Path.GetFileNameWithoutExtension(parts[0]);
                steps[3] = Own(home, steps[3]);
                found["$ref"] = $"#{string.Join('/', steps)}";
            }

            foreach (var (_, child) in found.ToList())
            {
                Point(child, file);
            }
        }
    }
}
