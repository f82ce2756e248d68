namespace LeVieuxMoulin.Connectors.Sandbox.Brasserie;

/// <summary>One form of one dish or drink, as the generated year sold it.</summary>
/// <param name="Index">Its place in the menu.</param>
/// <param name="Item">The place of its item.</param>
/// <param name="ItemName">The item's name.</param>
/// <param name="Name">The form's name.</param>
/// <param name="Category">The place of its category.</param>
/// <param name="Cents">The price.</param>
/// <param name="TaxTenths">The VAT rate in tenths of a percent.</param>
/// <param name="ByWeight">Whether it is sold by the kilogram.</param>
/// <param name="ModifierList">The list of modifiers offered with it; minus one for none.</param>
/// <param name="Popularity">How often it is ordered, against the others.</param>
internal sealed record MenuItem(int Index, int Item, string ItemName, string Name, int Category, int Cents, int TaxTenths, bool ByWeight, int ModifierList, int Popularity);
