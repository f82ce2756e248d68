using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Campaign.Kills;

/// <summary>One kill: what the seed decided, and when it came.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="InStartUp">Whether it falls into the start-up.</param>
/// <param name="DelayMs">How long after the start, or after the host was ready, it comes.</param>
/// <param name="KeysAreForgotten">Whether the supplier forgets idempotency keys in this round.</param>
internal sealed record Kill(int Number, bool InStartUp, int DelayMs, bool KeysAreForgotten)
{
    private const int StartUpMs = 1500;
    private const int RunningMs = 4000;

    /// <summary>Gets or sets when it came.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>Gets what the host was in the middle of.</summary>
    public List<string> Phases { get; } = [];

    /// <summary>Draws a kill from the seed: the same seed and number give the same one.</summary>
    public static Kill Draw(int seed, int number)
    {
        // Neighbouring seeds of Random give neighbouring numbers, so it is the seed's draw of that number.
        var random = new Random(seed);
        for (var earlier = 1; earlier < number; earlier++)
        {
            random.NextDouble();
        }

        var inStartUp = number % 4 == 0;
        return new Kill(number, inStartUp, random.Next(inStartUp ? StartUpMs : RunningMs), number % 2 == 0);
    }

    /// <summary>Gives it as JSON.</summary>
    public JsonObject ToJson() => new()
    {
        ["number"] = Number,
        ["startUp"] = InStartUp,
        ["delayMs"] = DelayMs,
        ["keysForgotten"] = KeysAreForgotten,
        ["at"] = At.ToString("O"),
        ["phases"] = new JsonArray([.. Phases.Select(phase => (JsonNode)phase)]),
    };
}
