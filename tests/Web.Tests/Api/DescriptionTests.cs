using System.Text;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Web.Tests.Support;
using Microsoft.OpenApi;

namespace LeVieuxMoulin.Connectors.Web.Tests.Api;

/// <summary><c>/openapi/v1.json</c>.</summary>
[Collection(SharedRestaurant.Name)]
public sealed class DescriptionTests(Restaurant restaurant)
{
    private static readonly string[] Paths =
    [
        "/health/live", "/health/ready", "/v1/connections", "/v1/connections/{name}", "/v1/connections/{name}/orders", "/v1/connections/{name}/sync", "/v1/plugins",
        "/v1/sales", "/v1/products", "/v1/catalog-items", "/v1/supplier-orders", "/v1/operations", "/v1/operations/{id}", "/v1/changes", "/v1/problems",
        "/v1/quarantine", "/v1/quarantine/{number}", "/v1/connections/{name}/quarantine/replay", "/webhooks/{connection}",
    ];

    [Fact]
    public async Task The_description_is_valid_OpenAPI_3_1_and_has_every_path()
    {
        var text = (await restaurant.SendAsync(null, "GET", "/openapi/v1.json", null)).Text;

        var read = OpenApiDocument.Parse(text, "json");

        read.Diagnostic!.Errors.Select(error => error.ToString()).ShouldBeEmpty();
        read.Diagnostic.SpecificationVersion.ShouldBe(OpenApiSpecVersion.OpenApi3_1);
        read.Document!.Info.Title.ShouldBe("Le Vieux Moulin Connectors");
        Paths.Except(read.Document.Paths.Keys).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_operation_says_what_it_answers_what_it_needs_and_how_it_refuses()
    {
        var document = JsonNode.Parse((await restaurant.SendAsync(null, "GET", "/openapi/v1.json", null)).Text)!;

        document["components"]!["securitySchemes"]!["bearer"]!["scheme"]!.GetValue<string>().ShouldBe("bearer");
        var wrong = new StringBuilder();
        foreach (var (path, operations) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in operations!.AsObject())
            {
                var responses = operation!["responses"]!.AsObject();
                var good = responses.Single(response => response.Key[0] == '2');
                var isWhole = operation["summary"] is not null
                    && (good.Key == "204" || path.StartsWith("/webhooks", StringComparison.Ordinal) || good.Value!["content"]!.AsObject().All(type => type.Value!["schema"] is not null))
                    && responses["default"]!["content"]!["application/problem+json"] is not null
                    && (operation["security"] is not null) == path.StartsWith("/v1/", StringComparison.Ordinal);
                wrong.Append(isWhole ? "" : $"{method} {path}\n");
            }
        }

        wrong.ToString().ShouldBeEmpty();
    }
}
