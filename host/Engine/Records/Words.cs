using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Engine.Records;

/// <summary>The known words of one enum, in upper snake case.</summary>
/// <typeparam name="TValue">The enum.</typeparam>
internal static class Words<TValue>
    where TValue : struct, Enum
{
    private static readonly Dictionary<TValue, JsonEncodedText> ByValue = Enum.GetValues<TValue>().ToDictionary(
        value => value,
        value => JsonEncodedText.Encode(JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString())));

    private static readonly Dictionary<string, TValue> ByWord = ByValue.ToDictionary(pair => pair.Value.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>Gives a value's word. A value that is none of the list (a plugin may cast) is the list's first.</summary>
    public static JsonEncodedText Of(TValue value) => ByValue.TryGetValue(value, out var word) ? word : ByValue[default];

    /// <summary>Reads a word.</summary>
    /// <exception cref="JsonException">It is none of the list.</exception>
    public static TValue Read(string? word) => word is not null && ByWord.TryGetValue(word, out var value)
        ? value
        : throw new JsonException($"Not one of {string.Join(", ", ByWord.Keys)}.");
}
