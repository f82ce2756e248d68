namespace LeVieuxMoulin.Connectors.Web.Api.Views;

/// <summary>Why a step could not be made.</summary>
internal sealed record SetupFailureView(string Id, string Code, string Reason, string? VendorCode);
