using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>A statement on one allergen.</summary>
internal sealed record AllergenWire(string Code, string Containment)
{
    /// <summary>Reads the statement; a word that is not known states nothing.</summary>
    public Allergen ToAllergen() => new(Code, new Open<Containment>(
        Containment switch
        {
            "CONTAINS" => Suppliers.Containment.Contains,
            "MAY_CONTAIN" => Suppliers.Containment.MayContain,
            "FREE_FROM" => Suppliers.Containment.FreeFrom,
            _ => Suppliers.Containment.Unknown,
        },
        Containment));
}
