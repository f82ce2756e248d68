using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Configuration;

public sealed class DropFolderSettingsTests
{
    private const string Key = "auth: {method: api_key, api_key: a}\n";

    [Fact]
    public void The_three_folders_are_read_from_the_configuration_folder_on()
    {
        using var folder = new TempFolder().With("acme.yaml", Key + "drop_folder: {out: edi/out, in: /srv/edi/in/, done: edi/done}\n");

        folder.ReadOne().DropFolder.ShouldBe(new DropFolderSettings(Path.Combine(folder.Path, "edi", "out"), Path.GetFullPath("/srv/edi/in"), Path.Combine(folder.Path, "edi", "done")));
    }

    [Theory]
    [InlineData("drop_folder: {out: a, in: b}", "drop_folder.done", ConfigurationCodes.MissingKey)]
    [InlineData("drop_folder: {out: a, in: b, done: ./a}", "drop_folder", ConfigurationCodes.Conflict)]
    [InlineData("drop_folder: {out: a, in: b, done: c, outbox: d}", "drop_folder.outbox", ConfigurationCodes.UnknownKey)]
    public void A_wrong_block_is_refused_by_its_key(string yaml, string key, string code)
    {
        using var folder = new TempFolder().With("acme.yaml", Key + yaml);

        var problem = folder.Read().Problems.ShouldHaveSingleItem();

        (problem.Key, problem.Code).ShouldBe((key, code));
    }

    [Fact]
    public void A_variant_that_needs_the_folder_asks_for_it_and_needs_no_address_and_the_default_one_is_taken_when_nothing_is_said()
    {
        ManifestVariant[] variants =
        [
            AcmeManifests.Acme with { Id = "call", IsDefault = true, ChosenBy = new Dictionary<string, string> { ["api.transport"] = "call" } },
            new ManifestVariant { Id = "folder", BaseUrl = "https://none.invalid", Needs = ["drop-folder"], ChosenBy = new Dictionary<string, string> { ["api.transport"] = "folder" } },
        ];
        HostConfiguration Read(string yaml)
        {
            using var folder = new TempFolder().With("acme.yaml", yaml);
            return ConfigurationReader.Read(folder.Path, _ => null, id => AcmeManifests.Of(id, variants), development: false);
        }

        Read(Key).Connections.Single().Variant.ShouldBe("call");
        Read("api: {transport: folder}\ndrop_folder: {out: a, in: b, done: c}\n").ShouldSatisfyAllConditions(
            read => read.Problems.ShouldBeEmpty(),
            read => read.Connections.Single().Variant.ShouldBe("folder"));
        Read("api: {transport: folder}\n").Problems.Select(problem => problem.Key).ShouldBe(["drop_folder.out", "drop_folder.in", "drop_folder.done"]);
    }
}
