namespace LeVieuxMoulin.Connectors.Sandbox.Brasserie;

/// <summary>One form of a dish or drink, or one bottle of the cellar, under a name of its own.</summary>
/// <param name="Index">Its place.</param>
/// <param name="Name">The name.</param>
/// <param name="Category">The place of its category.</param>
/// <param name="Cents">The price, VAT in.</param>
/// <param name="TaxTenths">The VAT rate in tenths of a percent.</param>
/// <param name="ByWeight">Whether it is sold by the kilogram.</param>
internal sealed record CarteItem(int Index, string Name, int Category, int Cents, int TaxTenths, bool ByWeight)
{
    /// <summary>Gets the article number.</summary>
    public string Sku => $"MLN-{Index + 1001}";

    /// <summary>Gets the bar code, a valid EAN-13 of the range for own use; null for what is not bottled.</summary>
    public string? Ean
    {
        get
        {
            if (Category < 6)
            {
                return null;
            }

            var digits = $"20000{Index + 1001:0000000}";
            var sum = digits.Select((digit, place) => (digit - '0') * (place % 2 == 0 ? 1 : 3)).Sum();
            return digits + ((10 - (sum % 10)) % 10);
        }
    }
}
