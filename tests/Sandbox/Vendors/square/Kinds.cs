namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>The kinds of record that ids tell apart.</summary>
internal static class Kinds
{
    public const int Order = 1;
    public const int Payment = 2;
    public const int Refund = 3;
    public const int Category = 4;
    public const int Item = 5;
    public const int Variation = 6;
    public const int Tax = 7;
    public const int ModifierList = 8;
    public const int Modifier = 9;
    public const int Discount = 10;
    public const int ProductSet = 11;
    public const int TimePeriod = 12;
    public const int PricingRule = 13;
    public const int Unit = 14;
    public const int Location = 15;
    public const int Merchant = 16;
    public const int Made = 17;
    public const int Inventory = 18;
    public const int Team = 19;
}
