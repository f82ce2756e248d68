using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>What a failed answer's body says in one of the usual forms.</summary>
/// <param name="Code">The code, as sent.</param>
/// <param name="Message">The sentence for people.</param>
/// <param name="Fields">The fields complained about.</param>
internal sealed record FaultText(string? Code, string? Message, IReadOnlyList<FieldFault> Fields)
{
    private static readonly FaultText Nothing = new(null, null, []);

    /// <summary>Reads problem+json (RFC 9457), OAuth errors (RFC 6749 section 5.2), and code/message objects alone, under error, or in a list of errors.</summary>
    public static FaultText Read(ReadOnlyMemory<byte> body)
    {
        var content = body.Span;
        if (content.IndexOfAnyExcept(" \r\n\t"u8) is not (>= 0 and var start) || content[start] is not ((byte)'{' or (byte)'['))
        {
            return Nothing;
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return Nothing;
        }
    }

    private static FaultText Read(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
        {
            return root.GetArrayLength() > 0 ? Read(root[0]) : Nothing;
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            return Nothing;
        }

        var inner = root.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object ? Read(error) : Nothing;
        var fields = new List<FieldFault>();
        var first = Nothing;
        if (root.TryGetProperty("errors", out var errors))
        {
            first = ReadErrors(errors, fields);
        }

        return new FaultText(
            Text(root, "code", "error", "errorCode", "error_code", "status") ?? inner.Code ?? first.Code ?? TypeOf(root),
            Text(root, "detail", "error_description", "message", "title", "description") ?? inner.Message ?? first.Message,
            fields.Count > 0 ? fields : inner.Fields);
    }

    private static FaultText ReadErrors(JsonElement errors, List<FieldFault> fields)
    {
        if (errors.ValueKind == JsonValueKind.Object)
        {
            // The form of ASP.NET: a map from field to messages.
            fields.AddRange(errors.EnumerateObject().Select(field => new FieldFault(field.Name, Sentence(field.Value))));
            return Nothing;
        }

        if (errors.ValueKind != JsonValueKind.Array || errors.GetArrayLength() == 0)
        {
            return Nothing;
        }

        foreach (var item in errors.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object))
        {
            if (Text(item, "field", "pointer", "path", "property", "name") is { } name)
            {
                fields.Add(new FieldFault(name, Text(item, "detail", "message", "reason", "code") ?? "not accepted"));
            }
        }

        return Read(errors[0]) with { Fields = [] };
    }

    private static string Sentence(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array when value.GetArrayLength() > 0 && value[0].ValueKind == JsonValueKind.String => value[0].GetString()!,
        _ => "not accepted",
    };

    private static string? TypeOf(JsonElement root) => Text(root, "type") is { } type && type != "about:blank" ? type.Split('/')[^1] : null;

    private static string? Text(JsonElement item, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text)
            {
                return text;
            }
        }

        return null;
    }
}
