using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Host.Cli;

/// <summary>Finds out which steps of a setup the person agrees to.</summary>
/// <param name="Yes">Agreed beforehand to all that can be undone.</param>
/// <param name="YesIrrevocable">Agreed beforehand to all that cannot.</param>
/// <param name="MayAsk">Whether a person is there to be asked.</param>
internal sealed record SetupConsent(bool Yes, bool YesIrrevocable, bool MayAsk)
{
    /// <summary>Tells whether the vendor cannot undo a step.</summary>
    public static bool IsIrrevocable(JsonNode step) => step["isIrreversible"]!.GetValue<bool>();

    /// <summary>Chooses: one question for what can be undone, and the step's id to be typed for each that cannot.</summary>
    public IReadOnlyList<string> Choose(IReadOnlyList<JsonNode> missing)
    {
        var plain = missing.Where(step => !IsIrrevocable(step)).ToList();
        var agreed = plain.Count > 0 && (Yes || (MayAsk && Ask(Words.Say($"Make {Names(plain)}? [y/N] ", $"Créer {Names(plain)} ? [o/N] ")) is "y" or "yes" or "o" or "oui"));
        List<string> chosen = agreed ? [.. plain.Select(IdOf)] : [];
        foreach (var id in missing.Where(IsIrrevocable).Select(IdOf))
        {
            if (YesIrrevocable || (MayAsk && Ask(Words.Say($"The vendor cannot undo {id}. Type its name to make it: ", $"{id} est irrévocable. Tapez son nom pour le créer : ")) == id))
            {
                chosen.Add(id);
            }
        }

        return chosen;
    }

    private static string Names(IEnumerable<JsonNode> steps) => string.Join(", ", steps.Select(IdOf));

    private static string IdOf(JsonNode step) => step["id"]!.GetValue<string>();

    private static string? Ask(string question)
    {
        Console.Error.Write(question);
        return Console.ReadLine()?.Trim();
    }
}
