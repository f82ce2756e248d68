namespace LeVieuxMoulin.Connectors.Web.Api.Views;

/// <summary>A stream that was not read to its end, and why.</summary>
internal sealed record FailedStreamView(string Name, string? Code, string? Reason);
