using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.SupplierTests;

namespace LeVieuxMoulin.Connectors.Pomona.Tests;

public sealed class PomonaFileTests() : SupplierFileTests(new PomonaPlugin(), AuthMethod.Basic, "pomona", "pomona-biofinesse")
{
    [Fact]
    public void One_file_holds_the_accounts_of_several_branches()
    {
        var read = Files.Read("pomona", """
            terreazur:
              connector: pomona
              api: {base_url: https://b2b.terreazur.example, establishment_code: "4711", branch: TerreAzur}
              auth: {method: basic_auth, username: moulin, password: secret}
            passionfroid:
              connector: pomona
              api: {base_url: https://b2b.passionfroid.example, establishment_code: "0815", branch: PassionFroid}
              auth: {method: basic_auth, username: moulin, password: other}
            """);

        read.Problems.ShouldBeEmpty();
        read.Connections.Select(connection => (connection.Name, connection.Connector)).ShouldBe([("terreazur", "pomona"), ("passionfroid", "pomona")], ignoreOrder: true);
    }

    [Fact]
    public void A_wrong_option_is_told_with_the_account_it_is_of()
    {
        var read = Files.Read("pomona", SupplierFiles.Example("pomona") + "\ncapabilities: {prices: maybe}\n");

        var fault = Should.Throw<ConnectorException>(() => SupplierFiles.Connect(new PomonaPlugin(), read.Connections.Single())).Fault;

        (fault.Kind, fault.Fields.Single().Field).ShouldBe((FaultKind.Validation, "capabilities.prices"));
    }
}
