namespace LeVieuxMoulin.Connectors.Engine.Configuration.Reading;

/// <summary>What <c>api:</c> says.</summary>
/// <param name="BaseUrl">The base address, ending in a slash.</param>
/// <param name="Version">The version in force.</param>
/// <param name="Title">The name for people; null when none is given.</param>
/// <param name="IsSandbox">Whether the vendor's test system is meant.</param>
/// <param name="Headers">The headers sent with every request.</param>
/// <param name="Values">The values that fill the manifest's addresses.</param>
/// <param name="Locations">The vendor's ids of places.</param>
/// <param name="Settings">The plugin's settings as JSON.</param>
internal sealed record ApiReading(
    string BaseUrl,
    string Version,
    string? Title,
    bool IsSandbox,
    IReadOnlyDictionary<string, string> Headers,
    IReadOnlyDictionary<string, string> Values,
    IReadOnlyList<string> Locations,
    ReadOnlyMemory<byte> Settings);
