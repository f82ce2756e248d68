namespace LeVieuxMoulin.Connectors.Square;

/// <summary>Says which terms Square can hold.</summary>
internal static class SquareTerms
{
    private const int MostProducts = 500;

    private static readonly string[] Fields = ["SUMMARY", "DTSTART", "DURATION", "RRULE"];

    /// <summary>Refuses terms that Square cannot hold: none is dropped in silence.</summary>
    public static void Check(PromotionTerms terms)
    {
        if (terms.Code is not null)
        {
            throw SquareRefusal.Unsupported("Square's tills know no promotion codes.");
        }

        if (terms.Fraction is null == terms.Amount is null)
        {
            throw SquareRefusal.Invalid("terms", "A promotion takes off either a fraction or an amount.");
        }

        if (terms.Fraction is <= 0m or > 1m)
        {
            throw SquareRefusal.Invalid("terms.fraction", "The fraction lies above 0 and at most at 1: 0.1 is 10 %.");
        }

        if (terms.ProductIds.Count + terms.CategoryIds.Count > MostProducts)
        {
            throw SquareRefusal.Invalid("terms.productIds", $"Square takes at most {MostProducts} products and categories together.");
        }

        if (!terms.IsAutomatic && (terms.ProductIds.Count + terms.CategoryIds.Count > 0 || (terms.From ?? terms.Until) is not null || terms.Hours is not null || terms.MinimumSpend is not null))
        {
            throw SquareRefusal.Unsupported("Square limits a discount to products, days, hours or a least bill only when the till gives it by itself (isAutomatic).");
        }

        CheckTimes(terms);
    }

    /// <summary>Gives the events of a text one by one, each with its frame, its lines in one form.</summary>
    public static IReadOnlyList<string> Events(string? hours)
    {
        var events = new List<string>();
        var lines = new List<string>();
        foreach (var line in (hours ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("END:", StringComparison.OrdinalIgnoreCase))
            {
                Close(events, lines);
            }
            else if (!line.StartsWith("BEGIN:", StringComparison.OrdinalIgnoreCase))
            {
                lines.Add(line);
            }
        }

        Close(events, lines);
        return events;
    }

    private static void Close(List<string> events, List<string> lines)
    {
        if (lines.Count > 0)
        {
            events.Add($"BEGIN:VEVENT\n{string.Join('\n', lines)}\nEND:VEVENT");
            lines.Clear();
        }
    }

    private static void CheckTimes(PromotionTerms terms)
    {
        if (terms.From > terms.Until)
        {
            throw SquareRefusal.Invalid("terms.until", "The promotion ends before it begins.");
        }

        if (terms.From?.Ticks % TimeSpan.TicksPerSecond > 0 || terms.Until?.Ticks % TimeSpan.TicksPerSecond > 0)
        {
            throw SquareRefusal.Invalid("terms.from", "Square counts in whole seconds.");
        }

        foreach (var line in Events(terms.Hours).SelectMany(text => text.Split('\n')[1..^1]))
        {
            var name = line.Split(':', ';')[0].ToUpperInvariant();
            if (!Fields.Contains(name))
            {
                throw SquareRefusal.Invalid("terms.hours", $"Square keeps {string.Join(", ", Fields)} of an event, not {name}.");
            }
        }
    }
}
