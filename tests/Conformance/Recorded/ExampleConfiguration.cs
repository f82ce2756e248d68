using LeVieuxMoulin.Connectors.Engine.Configuration;

namespace LeVieuxMoulin.Connectors.Conformance;

/// <summary>The tests that every example configuration must pass, and the means to try an edited one.</summary>
/// <typeparam name="TUnderTest">The connector that it configures.</typeparam>
public abstract class ExampleConfiguration<TUnderTest> : IDisposable
    where TUnderTest : ConnectorUnderTest, new()
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("example-configuration");
    private readonly TUnderTest subject = new();

    /// <summary>Gets the environment variables that the example cannot do without.</summary>
    protected abstract string[] Secrets { get; }

    /// <summary>Gets the variables that its commented lines name besides.</summary>
    protected virtual string[] OtherSecrets => [];

    /// <summary>Gets the beginnings of the lines that stand in it as comments.</summary>
    protected abstract string[] CommentedLines { get; }

    /// <summary>Gets the settings that are missing without the secrets.</summary>
    protected virtual string[] MissingWithoutSecrets => ["auth.client_id", "auth.client_secret"];

    /// <summary>Gets the example's text.</summary>
    protected string Example => File.ReadAllText(subject.ExampleFile);

    /// <summary>The example is complete.</summary>
    [Fact]
    public void The_example_loads_as_it_stands_once_its_secrets_are_set()
    {
        var read = Read(Example, Secrets);

        read.Problems.ShouldBeEmpty();
        Check(read.Connections.ShouldHaveSingleItem());
    }

    /// <summary>What must be set is told.</summary>
    [Fact]
    public void Without_the_secrets_each_is_named() =>
        Read(Example).Problems.Select(problem => problem.Key).ShouldBe(MissingWithoutSecrets);

    /// <summary>What is only shown is right as well.</summary>
    [Fact]
    public void Its_commented_lines_load_too_when_their_mark_is_taken_away()
    {
        var text = CommentedLines.Aggregate(Example, (edited, line) =>
            edited.Contains($"# {line}", StringComparison.Ordinal) ? edited.Replace($"# {line}", line, StringComparison.Ordinal) : throw new InvalidOperationException($"The example has no comment \"# {line}\"."));

        var read = Read(text, [.. Secrets, .. OtherSecrets]);

        read.Problems.ShouldBeEmpty();
        CheckUncommented(read.Connections.ShouldHaveSingleItem());
    }

    /// <inheritdoc />
    public void Dispose()
    {
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Checks what the example makes of a connection.</summary>
    protected abstract void Check(ConnectionSettings connection);

    /// <summary>Checks what the commented lines add.</summary>
    protected virtual void CheckUncommented(ConnectionSettings connection)
    {
    }

    /// <summary>Reads a connection's file.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="variables">The environment variables that are set.</param>
    protected HostConfiguration Read(string text, params string[] variables)
    {
        File.WriteAllText(Path.Combine(folder.FullName, "connection.yaml"), text);
        return ConfigurationReader.Read(
            folder.FullName, name => variables.Contains(name) ? $"value-of-{name}" : null, id => id == subject.Manifest.Id ? subject.Manifest : null, development: false);
    }

    /// <summary>Reads the example with one of its texts changed, its secrets set.</summary>
    protected HostConfiguration ReadWith(string text, string instead) =>
        Read(Example.Contains(text, StringComparison.Ordinal) ? Example.Replace(text, instead, StringComparison.Ordinal) : throw new InvalidOperationException($"The example has no \"{text}\"."), Secrets);
}
