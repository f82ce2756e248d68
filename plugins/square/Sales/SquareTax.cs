namespace LeVieuxMoulin.Connectors.Square;

/// <summary>A tax of the whole bill, to which the lines point.</summary>
internal sealed record SquareTax(string? Uid = null, string? Name = null, string? CatalogObjectId = null, string? Type = null, string? Percentage = null)
{
    /// <summary>Gives the taxes of one line: the amounts are the line's, names and rates the bill's.</summary>
    public static IReadOnlyList<TaxLine> Lines(List<SquareAppliedTax>? applied, List<SquareTax>? taxes, int sign)
    {
        if (applied is null or [])
        {
            return [];
        }

        var lines = new List<TaxLine>(applied.Count);
        foreach (var share in applied)
        {
            if (share.AppliedMoney is { } money)
            {
                var tax = taxes?.Find(tax => tax.Uid == share.TaxUid);
                lines.Add(new TaxLine(tax?.Name ?? tax?.CatalogObjectId ?? share.TaxUid, money.ToMoney(sign), SquareText.Fraction(tax?.Percentage), tax?.Type == "INCLUSIVE"));
            }
        }

        return lines;
    }

    /// <summary>Gives the tax of one line: as told, else the sum of its parts.</summary>
    public static Money Sum(SquareMoney? told, List<SquareAppliedTax>? applied, string currency, int sign)
    {
        if (told is { } money)
        {
            return money.ToMoney(sign);
        }

        var sum = 0L;
        foreach (var share in applied ?? [])
        {
            sum += share.AppliedMoney?.Amount ?? 0;
        }

        return new SquareMoney(sum, currency).ToMoney(sign);
    }
}

/// <summary>A line's share of a tax.</summary>
internal sealed record SquareAppliedTax(string TaxUid, SquareMoney? AppliedMoney = null);
