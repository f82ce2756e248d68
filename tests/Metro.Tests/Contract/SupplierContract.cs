using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Metro.Tests;

/// <summary>The file one hands to a supplier, and the check of a call against it.</summary>
internal sealed class SupplierContract
{
    private readonly JsonObject document = YamlTree.Read(Path.Combine(AppContext.BaseDirectory, "supplier-contract.openapi.yaml"));
    private readonly SchemaCheck schemas;

    public SupplierContract() => schemas = new SchemaCheck(document);

    /// <summary>Gets every operation's id.</summary>
    public IReadOnlyList<string> Operations =>
        [.. Paths.SelectMany(path => (JsonObject)path.Value!).Where(method => method.Key != "parameters").Select(method => method.Value!["operationId"]!.GetValue<string>())];

    private JsonObject Paths => (JsonObject)document["paths"]!;

    /// <summary>Lists what is wrong with a value of a named schema.</summary>
    public IReadOnlyList<string> Check(string json, string schema) =>
        schemas.Check(JsonDocument.Parse(json).RootElement, document["components"]!["schemas"]![schema]!);

    /// <summary>Lists what is wrong with a call, in either direction.</summary>
    /// <param name="request">The request.</param>
    /// <param name="sent">Its body.</param>
    /// <param name="answer">The answer; null when none came.</param>
    /// <param name="received">Its body.</param>
    /// <param name="operation">The operation's id.</param>
    public IReadOnlyList<string> Check(HttpRequestMessage request, byte[] sent, HttpResponseMessage? answer, byte[] received, out string operation)
    {
        var path = request.RequestUri!.AbsolutePath;
        path = path[(path.IndexOf("/v1/", StringComparison.Ordinal) + 3)..];
        var (template, item) = Paths.Select(pair => (pair.Key, (JsonObject)pair.Value!)).FirstOrDefault(pair => IsAt(path, pair.Key));
        var method = item?[request.Method.Method.ToLowerInvariant()] as JsonObject;
        operation = method?["operationId"]?.GetValue<string>() ?? "";
        if (item is null || method is null)
        {
            return [$"{request.Method} {path} is not in the contract"];
        }

        JsonObject[] parameters = [.. (item["parameters"] as JsonArray ?? []).Concat(method["parameters"] as JsonArray ?? []).Select(node => schemas.Resolve(node!))];
        string[] wrong =
        [
            .. CheckQuery(request.RequestUri, parameters), .. CheckHeaders(request, parameters), .. CheckBody(request, sent, method),
            .. answer is null ? [] : CheckAnswer(answer, received, method),
        ];
        return [.. wrong.Select(text => $"{request.Method} {template}: {text}")];
    }

    private static bool IsAt(string path, string template)
    {
        var (parts, names) = (path.Split('/'), template.Split('/'));
        return parts.Length == names.Length && parts.Zip(names).All(pair => pair.Second.StartsWith('{') || pair.First == pair.Second);
    }

    private IEnumerable<string> CheckQuery(Uri uri, JsonObject[] parameters)
    {
        var known = parameters.Where(parameter => parameter["in"]!.GetValue<string>() == "query").ToDictionary(parameter => parameter["name"]!.GetValue<string>());
        var asked = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
        foreach (var (name, text) in asked)
        {
            if (!known.TryGetValue(name, out var parameter))
            {
                yield return $"the parameter {name} is not in the contract";
                continue;
            }

            var schema = schemas.Resolve(parameter["schema"]!);
            var json = schema["type"]!.GetValue<string>() == "string" ? JsonSerializer.SerializeToElement(text) : JsonDocument.Parse(text).RootElement;
            foreach (var wrong in schemas.Check(json, schema, $"?{name}"))
            {
                yield return wrong;
            }
        }

        foreach (var missing in known.Where(pair => pair.Value["required"]?.GetValue<bool>() == true && !asked.ContainsKey(pair.Key)))
        {
            yield return $"the parameter {missing.Key} is missing";
        }
    }

    private static IEnumerable<string> CheckHeaders(HttpRequestMessage request, JsonObject[] parameters) => parameters
        .Where(parameter => parameter["in"]!.GetValue<string>() == "header" && parameter["required"]?.GetValue<bool>() == true)
        .Select(parameter => parameter["name"]!.GetValue<string>())
        .Where(name => !request.Headers.Contains(name))
        .Select(name => $"the header {name} is missing");

    private IReadOnlyList<string> CheckBody(HttpRequestMessage request, byte[] sent, JsonObject method)
    {
        if (method["requestBody"] is not { } body)
        {
            return sent.Length == 0 ? [] : ["a body that the contract does not foresee"];
        }

        return request.Content?.Headers.ContentType?.MediaType == "application/json"
            ? CheckJson(sent, body["content"]!["application/json"]!["schema"]!, "request")
            : ["the body is not application/json"];
    }

    private IReadOnlyList<string> CheckAnswer(HttpResponseMessage answer, byte[] received, JsonObject method)
    {
        var status = ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if ((method["responses"]![status] ?? method["responses"]!["default"]) is not { } declared)
        {
            return [$"the status {status} is not in the contract"];
        }

        var (media, content) = ((JsonObject)schemas.Resolve(declared)["content"]!).Single();
        if (answer.IsSuccessStatusCode && media != "application/json")
        {
            return [$"the status {status} is not in the contract"];
        }

        return answer.Content.Headers.ContentType?.MediaType == media
            ? CheckJson(received, content!["schema"]!, $"answer {status}")
            : [$"the answer {status} is {answer.Content.Headers.ContentType?.MediaType}, not {media}"];
    }

    private IReadOnlyList<string> CheckJson(byte[] json, JsonNode schema, string at)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return schemas.Check(document.RootElement, schema, at);
        }
        catch (JsonException)
        {
            return [$"{at} is no JSON"];
        }
    }
}
