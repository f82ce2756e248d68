using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Tests;

public sealed class DeterminismTests
{
    [Fact]
    public async Task Two_starts_with_one_seed_are_equal_byte_for_byte_and_another_seed_is_another_year()
    {
        var first = await WalkAsync(7);
        var second = await WalkAsync(7);
        var other = await WalkAsync(8);

        second.ShouldBe(first);
        other.ShouldNotBe(first);
    }

    [Fact]
    public async Task The_digest_of_each_vendor_follows_the_seed()
    {
        await using var one = await RunningSandbox.StartAsync(seed: 3, sales: 100);
        await using var two = await RunningSandbox.StartAsync(seed: 3, sales: 100);
        await using var other = await RunningSandbox.StartAsync(seed: 4, sales: 100);
        foreach (var vendor in (await one.GetAsync("/_sandbox"))["vendors"]!.AsArray().Select(id => id!.GetValue<string>()))
        {
            var path = $"/_sandbox/{vendor}/digest";
            (await two.GetAsync(path)).ToJsonString().ShouldBe((await one.GetAsync(path)).ToJsonString());
            (await other.GetAsync(path)).ToJsonString().ShouldNotBe((await one.GetAsync(path)).ToJsonString());
        }
    }

    private static async Task<string> WalkAsync(int seed)
    {
        await using var sandbox = await RunningSandbox.StartAsync(seed, sales: 300);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text));
        await sandbox.OrdersAsync(page: Add);
        foreach (var place in (await sandbox.GetAsync("/square/v2/locations"))["locations"]!.AsArray().Select(place => place!["id"]!.GetValue<string>()))
        {
            await PagesAsync(sandbox, $"/square/v2/payments?location_id={place}&begin_time=2020-01-01T00:00:00Z", "payments", "cursor", Add);
        }

        await PagesAsync(sandbox, "/square/v2/refunds?begin_time=2020-01-01T00:00:00Z", "refunds", "cursor", Add);
        await PagesAsync(sandbox, "/square/v2/catalog/list?types=", "objects", "cursor", Add);
        Add((await sandbox.PostAsync("/square/v2/inventory/counts/batch-retrieve", "{}")).ToJsonString());
        await PagesAsync(sandbox, "/metro/v1/catalogue/items?limit=250", "items", "nextCursor", Add);
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static async Task PagesAsync(RunningSandbox sandbox, string path, string list, string next, Action<string> add)
    {
        string? cursor = null;
        do
        {
            var page = await sandbox.GetAsync(path + (cursor is null ? "" : $"&cursor={cursor}"));
            (page[list] ?? new JsonArray()).AsArray().Count.ShouldBeGreaterThan(0, path);
            add(page[list]!.ToJsonString());
            cursor = page[next]?.GetValue<string>();
        }
        while (cursor is not null);
    }
}
