using System.Globalization;
using System.Runtime.InteropServices;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>Amounts and rates in the vendor's form.</summary>
internal static class OrderAmounts
{
    /// <summary>Gives a rate as the vendor writes it.</summary>
    public static string Rate(int tenths) => (tenths / 10m).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>Writes an amount in cents.</summary>
    public static void Money(Utf8Text text, long cents) => text.Raw("{\"amount\":"u8).Number(cents).Raw(",\"currency\":\"EUR\"}"u8);

    /// <summary>Adds up total, tax and discount.</summary>
    public static (int Total, int Tax, int Discount) Sums(List<SaleLine> lines)
    {
        var (total, tax, discount) = (0, 0, 0);
        foreach (ref readonly var line in CollectionsMarshal.AsSpan(lines))
        {
            total += line.Total;
            tax += line.Tax;
            discount += line.Discount;
        }

        return (total, tax, discount);
    }
}
