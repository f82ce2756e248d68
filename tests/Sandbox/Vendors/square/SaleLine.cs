namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>One line of an order, sold or taken back. Amounts are in cents and never negative; what is taken back stands in a list of its own.</summary>
internal struct SaleLine
{
    /// <summary>The form sold; null for an amount typed in or a gift card.</summary>
    public MenuItem? Item;

    /// <summary>Whether it is a gift card sold.</summary>
    public bool GiftCard;

    /// <summary>The line's own number.</summary>
    public ulong Uid;

    /// <summary>The line taken back, or zero.</summary>
    public ulong SourceUid;

    /// <summary>The quantity in thousandths.</summary>
    public int Thousandths;

    /// <summary>The price of one.</summary>
    public int Base;

    /// <summary>The list of the modifiers taken; minus one for none.</summary>
    public int ModifierList;

    /// <summary>Which modifiers of the list are taken, as bits.</summary>
    public int Modifiers;

    /// <summary>The price with modifiers, before discounts.</summary>
    public int Gross;

    /// <summary>The line's part of the order's discount.</summary>
    public int Discount;

    /// <summary>The VAT in the total.</summary>
    public int Tax;

    /// <summary>The VAT rate in tenths of a percent; zero for gift cards.</summary>
    public int TaxTenths;

    /// <summary>Gets what is paid for the line, VAT in, discounts off.</summary>
    public readonly int Total => Gross - Discount;

    /// <summary>Gets the price of the modifiers of one.</summary>
    public readonly int ModifierCents
    {
        get
        {
            var sum = 0;
            for (var i = 0; ModifierList >= 0 && i < Menu.ModifierLists[ModifierList].Modifiers.Length; i++)
            {
                sum += (Modifiers >> i & 1) * Menu.ModifierLists[ModifierList].Modifiers[i].Cents;
            }

            return sum;
        }
    }

    /// <summary>Works out gross, discount and VAT; the discount is given in percent.</summary>
    public void Reckon(int discountPercent)
    {
        Gross = (int)((((long)Base + ModifierCents) * Thousandths + 500) / 1000);
        Discount = (Gross * discountPercent + 50) / 100;
        Tax = ((Total * TaxTenths * 2) + 1000 + TaxTenths) / (2 * (1000 + TaxTenths));
    }
}
