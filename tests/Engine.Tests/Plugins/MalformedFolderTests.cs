using System.Text.Json;
using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Plugins;

/// <summary>Every folder under Malformed is a good plugin with something wrong: files that replace its own, or a change, and what is expected.</summary>
public sealed class MalformedFolderTests
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Plugins", "Malformed");

    public static TheoryData<string> Cases => [.. Directory.GetDirectories(Root).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Fact]
    public void There_are_twenty_at_least() => Cases.Count.ShouldBeGreaterThanOrEqualTo(20);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_malformed_folder_is_refused_in_words_and_the_next_plugin_runs(string name)
    {
        await using var rig = new PluginRig();
        rig.Options = rig.Options with { Quiet = TimeSpan.FromMilliseconds(50), Patience = TimeSpan.FromMilliseconds(200) };
        var expected = await PrepareAsync(rig, name);
        rig.Drop("LibTwo", "lib-two");

        await rig.StartAsync();
        var status = await rig.UntilAsync(expected.Id, PluginState.Refused);

        status.Code.ShouldBe(expected.Code);
        status.Reason!.ShouldContain(expected.Words);
        status.Loads.ShouldBe(0);
        rig.Board.Open.ShouldHaveSingleItem().Code.ShouldBe(expected.Code);
        rig.Host.Acquire(expected.Id).ShouldBeNull();
        await rig.UntilAsync("lib-two", PluginState.Loaded);
    }

    private static async Task<MalformedCase> PrepareAsync(PluginRig rig, string name)
    {
        var source = Path.Combine(Root, name);
        await using var file = File.OpenRead(Path.Combine(source, "expected.json"));
        var expected = (await JsonSerializer.DeserializeAsync<MalformedCase>(file, JsonSerializerOptions.Web, TestContext.Current.CancellationToken))!;
        rig.Drop(expected.Fixture, expected.Id);
        var folder = rig.Folder(expected.Id);
        if (Directory.Exists(Path.Combine(source, "files")))
        {
            Fixture.Copy(Path.Combine(source, "files"), folder);
        }

        foreach (var gone in expected.Delete)
        {
            File.Delete(Path.Combine(folder, gone));
        }

        foreach (var (path, changes) in expected.Replace)
        {
            foreach (var (old, text) in changes)
            {
                PluginRig.RewriteIn(folder, path, old, text);
            }
        }

        foreach (var (path, length) in expected.Truncate)
        {
            await using var cut = File.OpenWrite(Path.Combine(folder, path));
            cut.SetLength(length);
        }

        return expected;
    }

    private sealed record MalformedCase(string Code, string Words)
    {
        public string Fixture { get; init; } = "Acme";

        public string Id { get; init; } = "acme";

        public IReadOnlyList<string> Delete { get; init; } = [];

        public IReadOnlyDictionary<string, Dictionary<string, string>> Replace { get; init; } = new Dictionary<string, Dictionary<string, string>>();

        public IReadOnlyDictionary<string, int> Truncate { get; init; } = new Dictionary<string, int>();
    }
}
