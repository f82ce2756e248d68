using System.Buffers;
using System.Text.Json;
using System.Text.RegularExpressions;
using LeVieuxMoulin.Connectors.Engine.Yaml;

namespace LeVieuxMoulin.Connectors.Engine.Configuration.Reading;

/// <summary>Writes a tree as JSON. Inside a block, what stands without quotes and looks like a number or a flag is one.</summary>
internal static partial class YamlJson
{
    /// <summary>Gives a block as UTF-8 JSON.</summary>
    public static ReadOnlyMemory<byte> ToBytes(YamlMap map)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            Write(json, map, "map");
        }

        return buffer.WrittenMemory.ToArray();
    }

    /// <summary>Writes a value of a plugin's option.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="node">The value.</param>
    /// <param name="type">The option's type: texts and lists of texts stay texts, so that an id keeps its zeros.</param>
    public static void Write(Utf8JsonWriter json, YamlNode node, string type)
    {
        switch (node)
        {
            case YamlMap map:
                json.WriteStartObject();
                foreach (var entry in map.Entries)
                {
                    json.WritePropertyName(entry.Key.Raw);
                    Write(json, entry.Value, "map");
                }

                json.WriteEndObject();
                break;
            case YamlList list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(json, item, type);
                }

                json.WriteEndArray();
                break;
            case YamlScalar scalar:
                Write(json, scalar, type);
                break;
        }
    }

    private static void Write(Utf8JsonWriter json, YamlScalar scalar, string type)
    {
        var isTyped = type is not ("text" or "list") && scalar.IsPlain;
        if (isTyped && scalar.IsNull)
        {
            json.WriteNullValue();
        }
        else if (isTyped && scalar.Value is ("true" or "True" or "TRUE"))
        {
            json.WriteBooleanValue(true);
        }
        else if (isTyped && scalar.Value is ("false" or "False" or "FALSE"))
        {
            json.WriteBooleanValue(false);
        }
        else if (isTyped && Number().IsMatch(scalar.Value))
        {
            json.WriteRawValue(scalar.Value);
        }
        else
        {
            json.WriteStringValue(scalar.Value);
        }
    }

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$")]
    private static partial Regex Number();
}
