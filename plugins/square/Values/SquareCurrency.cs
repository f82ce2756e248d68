namespace LeVieuxMoulin.Connectors.Square;

/// <summary>How many decimals a currency has (ISO 4217).</summary>
internal static class SquareCurrency
{
    public static byte Decimals(string currency) => currency switch
    {
        "EUR" or "USD" or "GBP" => 2,
        "BIF" or "CLP" or "DJF" or "GNF" or "ISK" or "JPY" or "KMF" or "KRW" or "PYG" or "RWF" or "UGX" or "UYI" or "VND" or "VUV" or "XAF" or "XOF" or "XPF" => 0,
        "BHD" or "IQD" or "JOD" or "KWD" or "LYD" or "OMR" or "TND" => 3,
        _ => 2,
    };

    public static decimal ToMajor(long minor, string currency)
    {
        var size = minor < 0 ? (ulong)-minor : (ulong)minor;
        return new decimal((int)size, (int)(size >> 32), 0, minor < 0, Decimals(currency));
    }

    /// <summary>Turns major units into minor ones, exactly.</summary>
    /// <exception cref="ConnectorException">The amount has more decimals than the currency.</exception>
    public static SquareMoney ToSquare(this Money money, string field)
    {
        var scale = Decimals(money.Currency) switch { 0 => 1m, 3 => 1000m, _ => 100m };
        var minor = money.Amount * scale;
        return minor == decimal.Truncate(minor) && Math.Abs(minor) <= long.MaxValue
            ? new SquareMoney((long)minor, money.Currency)
            : throw SquareRefusal.Invalid(field, $"An amount in {money.Currency} has at most {Decimals(money.Currency)} decimals.");
    }
}
