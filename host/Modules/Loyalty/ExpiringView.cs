namespace LeVieuxMoulin.Connectors.Modules.Loyalty;

/// <summary>The points that go next.</summary>
/// <param name="Points">How many.</param>
/// <param name="At">When.</param>
internal sealed record ExpiringView(long Points, DateTimeOffset At);
