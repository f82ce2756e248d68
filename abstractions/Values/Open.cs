namespace LeVieuxMoulin.Connectors;

/// <summary>A value of a list that the vendor may lengthen any day.</summary>
/// <param name="Value">The known value.</param>
/// <param name="Raw">The vendor's text.</param>
public readonly record struct Open<TValue>(TValue Value, string? Raw = null) where TValue : struct, Enum;
