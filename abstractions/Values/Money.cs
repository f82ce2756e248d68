namespace LeVieuxMoulin.Connectors;

/// <summary>An amount in one currency.</summary>
/// <param name="Amount">Major units, with as many decimals as the vendor sent. Never rounded by the contract.</param>
/// <param name="Currency">ISO 4217 code in upper case.</param>
public readonly record struct Money(decimal Amount, string Currency);
