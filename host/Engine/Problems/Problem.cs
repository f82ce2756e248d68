namespace LeVieuxMoulin.Connectors.Engine.Problems;

/// <summary>One open trouble that a person should know of.</summary>
/// <param name="Key">What makes it one trouble, such as <c>connection-down/till</c>: opened twice, it is still one.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Connection">The connection; null when the host itself is concerned.</param>
/// <param name="Code">The stable code, such as <c>NEEDS_CONSENT</c>.</param>
/// <param name="Message">What happened.</param>
/// <param name="Action">What to do.</param>
/// <param name="Since">When it began.</param>
public sealed record Problem(string Key, TroubleSeverity Severity, string? Connection, string Code, string Message, string Action, DateTimeOffset Since);
