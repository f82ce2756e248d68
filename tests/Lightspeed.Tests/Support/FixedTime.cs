namespace LeVieuxMoulin.Connectors.Lightspeed.Tests.Support;

/// <summary>A clock that stands where the test put it.</summary>
internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
