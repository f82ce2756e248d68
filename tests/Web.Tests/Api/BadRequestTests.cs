using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Web.Tests.Support;

namespace LeVieuxMoulin.Connectors.Web.Tests.Api;

/// <summary>Requests that are wrong, each a file in <c>BadRequests</c> with the expected problem beside it.</summary>
[Collection(SharedRestaurant.Name)]
public sealed class BadRequestTests(Restaurant restaurant)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "BadRequests");

    public static TheoryData<string> Files() => [.. Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    [Fact]
    public void There_are_at_least_thirty_of_them() => Files().Count.ShouldBeGreaterThanOrEqualTo(30);

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_malformed_request_is_refused_in_words_and_changes_nothing(string name)
    {
        var file = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, $"{name}.json"), TestContext.Current.CancellationToken))!;
        var (request, expected) = (file["request"]!, file["expected"]!);
        var headers = request["headers"]?.AsObject().Select(header => (header.Key, header.Value!.GetValue<string>())).ToArray() ?? [];
        var before = await CountAsync();

        var answer = await restaurant.SendAsync(restaurant.Host.Token, request["method"]!.GetValue<string>(), request["path"]!.GetValue<string>(), request["body"]?.GetValue<string>(), headers);

        ((int)answer.Status).ShouldBe(expected["status"]!.GetValue<int>(), answer.Text);
        answer.Code.ShouldBe(expected["code"]!.GetValue<string>(), answer.Text);
        answer.Fields.ShouldBe(expected["fields"]?.AsArray().Select(field => field!.GetValue<string>()) ?? []);
        var detail = answer.Json["detail"]!.GetValue<string>();
        detail.ShouldContain(expected["says"]!.GetValue<string>());
        detail.ShouldNotContain("System.");
        detail.ShouldNotContain("LeVieuxMoulin");
        (await CountAsync()).ShouldBe(before);
    }

    private async Task<(int Operations, int Keys)> CountAsync() =>
        ((await restaurant.ListAsync("v1/operations")).Count, (await restaurant.ListAsync("v1/keys")).Count);
}
