using System.Text;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>The ids of what every order refers to, made once.</summary>
internal sealed class SquareNames
{
    /// <summary>Makes them for one seed.</summary>
    public SquareNames(int seed, long catalogVersion)
    {
        Ids = new IdCodec(seed);
        CatalogVersion = catalogVersion;
        Locations = [Ids.Make(Kinds.Location, 0), Ids.Make(Kinds.Location, 1)];
        Merchant = Ids.Make(Kinds.Merchant, 0);
        TeamMember = Ids.Make(Kinds.Team, 0);
        Taxes = [.. Menu.TaxTenths.Select((_, i) => Ids.Make(Kinds.Tax, i))];
        RegularDiscount = Ids.Make(Kinds.Discount, 0);
        HappyHourDiscount = Ids.Make(Kinds.Discount, 1);
        HappyHourRule = Ids.Make(Kinds.PricingRule, 0);
    }

    /// <summary>Gets the maker of ids.</summary>
    public IdCodec Ids { get; }

    /// <summary>Gets the version of every catalogue object on the first day.</summary>
    public long CatalogVersion { get; }

    /// <summary>Gets the two places: the dining room and the terrace.</summary>
    public string[] Locations { get; }

    /// <summary>Gets the account.</summary>
    public string Merchant { get; }

    /// <summary>Gets the member of staff.</summary>
    public string TeamMember { get; }

    /// <summary>Gets the taxes, in the order of <see cref="Menu.TaxTenths"/>.</summary>
    public string[] Taxes { get; }

    /// <summary>Gets the discount given by hand.</summary>
    public string RegularDiscount { get; }

    /// <summary>Gets the discount of the happy hour.</summary>
    public string HappyHourDiscount { get; }

    /// <summary>Gets the rule that gives the happy hour.</summary>
    public string HappyHourRule { get; }

    /// <summary>Gives the id of a form of the menu.</summary>
    public string Variation(int index) => Ids.Make(Kinds.Variation, index);

    /// <summary>Gives the id of a modifier.</summary>
    public string Modifier(int list, int index) => Ids.Make(Kinds.Modifier, (list * 16) + index);

    /// <summary>Gives the id of a payment.</summary>
    public string Payment(long order, int tender) => Ids.Make(Kinds.Payment, (order * 4) + tender);

    /// <summary>Writes an id.</summary>
    public void Write(Utf8Text text, int kind, long index) => Ids.Write(text.Take(IdCodec.Length), kind, index);

    /// <summary>Gives a text as UTF-8.</summary>
    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
