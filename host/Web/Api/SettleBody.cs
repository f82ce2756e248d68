namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary>How an unknown operation ended.</summary>
/// <param name="Done">Whether the vendor has it.</param>
/// <param name="Reference">The vendor's number of it, when it has it.</param>
internal sealed record SettleBody(bool Done, string? Reference = null);
