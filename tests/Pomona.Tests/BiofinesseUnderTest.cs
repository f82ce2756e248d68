namespace LeVieuxMoulin.Connectors.Pomona.Tests;

/// <summary>The second account.</summary>
public sealed class BiofinesseUnderTest : PomonaUnderTest
{
    /// <inheritdoc />
    public override string Simulator => "pomona-biofinesse";

    /// <inheritdoc />
    public override string ExampleFile => Path.Combine(AppContext.BaseDirectory, "pomona-biofinesse.example.yaml");
}
