namespace LeVieuxMoulin.Connectors.Conformance;

/// <summary>A clock that stands where the test put it.</summary>
public sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    /// <summary>Gets or sets the time it shows.</summary>
    public DateTimeOffset Now { get; set; } = now;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => Now;
}
