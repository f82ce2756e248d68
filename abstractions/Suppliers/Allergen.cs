namespace LeVieuxMoulin.Connectors.Suppliers;

/// <summary>A statement on one allergen.</summary>
/// <param name="Code">The code of the list the supplier uses.</param>
/// <param name="Containment">What is stated; what is not stated is unknown, never absent.</param>
public sealed record Allergen(string Code, Open<Containment> Containment);
