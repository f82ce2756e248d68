using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Metro.Tests;

namespace LeVieuxMoulin.Connectors.SpecCheck.Tests.Specs;

/// <summary>An OpenAPI file: which operation a call is, and what its answer may hold.</summary>
internal sealed class OpenApiFile
{
    /// <summary>Types that hold themselves are followed this often.</summary>
    private const int MaxNesting = 2;

    private readonly JsonObject document;
    private readonly List<(string Method, string[] Path, string Id, JsonNode Node)> operations = [];

    public OpenApiFile(string path)
    {
        document = path.EndsWith(".json", StringComparison.Ordinal) ? (JsonObject)JsonNode.Parse(File.ReadAllText(path))! : YamlTree.Read(path);
        foreach (var (template, item) in (JsonObject)document["paths"]!)
        {
            operations.AddRange(((JsonObject)item!).Where(pair => pair.Value is JsonObject node && node["responses"] is not null)
                .Select(pair => (pair.Key.ToUpperInvariant(), template.Split('/'), pair.Value!["operationId"]?.GetValue<string>() ?? $"{pair.Key.ToUpperInvariant()}:{template}", pair.Value!)));
        }
    }

    /// <summary>Gets every operation's id; one that the file gives none has its method and path for it.</summary>
    public IEnumerable<string> Operations => operations.Select(operation => operation.Id);

    /// <summary>Finds the operation of a call, a path without parameters first.</summary>
    public string? Find(string method, string path)
    {
        var parts = path.Split('/');
        return operations.Where(known => known.Method == method && known.Path.Length == parts.Length)
            .Where(known => known.Path.Zip(parts).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second))
            .OrderBy(known => known.Path.Count(part => part.StartsWith('{'))).Select(known => known.Id).FirstOrDefault();
    }

    /// <summary>Gives the fields that a good answer of an operation may hold.</summary>
    public IReadOnlySet<string> AnswerFields(string operation)
    {
        var fields = new SortedSet<string>(StringComparer.Ordinal);
        var responses = (JsonObject)operations.Single(known => known.Id == operation).Node["responses"]!;
        foreach (var (_, response) in responses.Where(pair => pair.Key.StartsWith('2')))
        {
            foreach (var (_, content) in Resolve(response!, [])["content"] as JsonObject ?? [])
            {
                Walk(content!["schema"]!, "", [], fields);
            }
        }

        return fields;
    }

    private void Walk(JsonNode schema, string path, List<string> within, SortedSet<string> fields)
    {
        within = [.. within];
        schema = Resolve(schema, within);
        if (within.GroupBy(name => name).Any(group => group.Count() > MaxNesting))
        {
            return;
        }

        foreach (var part in schema["allOf"] as JsonArray ?? [])
        {
            Walk(part!, path, within, fields);
        }

        foreach (var (name, child) in schema["properties"] as JsonObject ?? [])
        {
            var field = path.Length == 0 ? name : $"{path}.{name}";
            var isList = Resolve(child!, [])["items"] is not null;
            fields.Add(isList ? field + "[]" : field);
            Walk(child!, field, within, fields);
        }

        if (schema["items"] is { } items)
        {
            Walk(items, path + "[]", within, fields);
        }
    }

    private JsonNode Resolve(JsonNode node, List<string> within)
    {
        while (node["$ref"] is { } reference)
        {
            var name = reference.GetValue<string>();
            within.Add(name);
            node = name[2..].Split('/').Aggregate((JsonNode)document, (at, part) => at[part]!);
        }

        return node;
    }
}
