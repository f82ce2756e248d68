using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.SupplierTests;

namespace LeVieuxMoulin.Connectors.Transgourmet.Tests;

public sealed class TransgourmetFileTests() : SupplierFileTests(new TransgourmetPlugin(), AuthMethod.ClientCredentials, "transgourmet")
{
    [Fact]
    public void A_file_of_the_earlier_edition_loads_and_its_placeholder_address_is_never_called()
    {
        var read = Files.Read("transgourmet", """
            api:
              base_url: https://api.transgourmet.fr/v1
              customer_id: TG-4711
            auth:
              method: oauth2_client_credentials
              client_id: restaurant
              client_secret: secret
              token_url: https://auth.supplier.example/token
            """);

        read.Problems.ShouldAllBe(problem => problem.Severity == ProblemSeverity.Warning);
        read.Connections.Single().BaseUrl.ShouldNotContain("transgourmet.fr");
    }

    [Fact]
    public void Without_the_customer_s_number_the_connector_names_the_missing_key()
    {
        var read = Files.Read("transgourmet", SupplierFiles.Example("transgourmet").Replace("customer_id:", "contract_id:", StringComparison.Ordinal));

        read.Problems.ShouldContain(problem => problem.Key == "api.customer_id");
    }
}
