using System.Globalization;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Tests.Zoho;

public sealed class ZohoWriteTests
{
    [Fact]
    public async Task An_upsert_tells_insert_from_update_entry_by_entry_and_counts_its_effects()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var zoho = new ZohoClient(sandbox);
        const string Body = """
            {"data":[{"Last_Name":"Une","External_Customer_ID":"X-1","Loyalty_Points":10},{"Last_Name":"Deux","External_Customer_ID":"X-2","Loyalty_Points":"many"}],"duplicate_check_fields":["External_Customer_ID"],"trigger":[]}
            """;
        var first = await zoho.CallAsync(HttpMethod.Post, "/crm/v8/Contacts/upsert", Body);
        var second = await zoho.CallAsync(HttpMethod.Post, "/crm/v8/Contacts/upsert", Body);

        (first.Status, second.Status).ShouldBe((207, 207));
        (first.Body["data"]![0]!["action"]!.GetValue<string>(), second.Body["data"]![0]!["action"]!.GetValue<string>(), second.Body["data"]![0]!["duplicate_field"]!.GetValue<string>()).ShouldBe(("insert", "update", "External_Customer_ID"));
        first.Body["data"]![1]!["details"]!["json_path"]!.GetValue<string>().ShouldBe("$.data[1].Loyalty_Points");
        var state = await sandbox.GetAsync("/_sandbox/zoho/state");
        state["writes"]!.AsArray().Select(write => $"{write!["operation"]} {write["subject"]} {write["effects"]}").ShouldBe(["Contacts.insert X-1 1", "Contacts.update X-1 1"]);
        state["workflows"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task A_plain_insert_sent_twice_doubles_and_runs_the_workflows()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var zoho = new ZohoClient(sandbox);
        const string Body = """{"data":[{"Last_Name":"Double","Email":"double@example.com"}]}""";
        await zoho.GoodAsync(HttpMethod.Post, "/crm/v8/Contacts", Body);
        await zoho.GoodAsync(HttpMethod.Post, "/crm/v8/Contacts", Body);

        var state = await sandbox.GetAsync("/_sandbox/zoho/state");
        (state["writes"]![0]!["effects"]!.GetValue<int>(), state["workflows"]!.GetValue<int>()).ShouldBe((2, 2));
    }

    [Fact]
    public async Task A_record_changed_since_is_not_written_over()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var zoho = new ZohoClient(sandbox);
        var made = await zoho.GoodAsync(HttpMethod.Post, "/crm/v8/Contacts", """{"data":[{"Last_Name":"Serrure"}],"trigger":[]}""");
        var details = made["data"]![0]!["details"]!;
        var read = DateTimeOffset.Parse(details["Modified_Time"]!.GetValue<string>(), CultureInfo.InvariantCulture);
        Task<(int Status, JsonNode Body, HttpResponseMessage Answer)> PutAsync(DateTimeOffset since) => zoho.CallAsync(HttpMethod.Put, $"/crm/v8/Contacts/{details["id"]}", """{"data":[{"Phone":"1"}],"trigger":[]}""", "sandbox", ("If-Unmodified-Since", since.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture)));

        var late = await PutAsync(read.AddSeconds(-5));
        var fresh = await PutAsync(read);

        (late.Status, late.Body["data"]![0]!["code"]!.GetValue<string>(), fresh.Status).ShouldBe((412, "ALREADY_MODIFIED", 200));
    }

    [Fact]
    public async Task The_deleted_are_listed_and_the_erased_have_no_name_left()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var zoho = new ZohoClient(sandbox);
        var id = (await zoho.GoodAsync(HttpMethod.Post, "/crm/v8/Contacts", """{"data":[{"Last_Name":"Partie"}],"trigger":[]}"""))["data"]![0]!["details"]!["id"]!.GetValue<string>();
        await zoho.GoodAsync(HttpMethod.Delete, $"/crm/v8/Contacts?ids={id}");
        var binned = (await zoho.GoodAsync(HttpMethod.Get, "/crm/v8/Contacts/deleted?type=recycle"))["data"]!.AsArray().Single(item => item!["id"]!.GetValue<string>() == id)!;

        await zoho.GoodAsync(HttpMethod.Delete, $"/crm/v8/settings/recycle_bin/{id}");

        binned["display_name"]!.GetValue<string>().ShouldBe("Partie");
        var erased = (await zoho.GoodAsync(HttpMethod.Get, "/crm/v8/Contacts/deleted?type=permanent"))["data"]!.AsArray().Single(item => item!["id"]!.GetValue<string>() == id)!;
        (erased["type"]!.GetValue<string>(), erased["display_name"]).ShouldBe(("permanent", null));
        (await zoho.CallAsync(HttpMethod.Get, $"/crm/v8/Contacts/{id}")).Status.ShouldBe(204);
    }

    [Fact]
    public async Task Tags_are_put_and_taken_and_wrong_ids_are_told_within_success()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var zoho = new ZohoClient(sandbox);
        var id = (await sandbox.GetAsync("/_sandbox/zoho/records/customer"))["items"]![0]!["id"]!.GetValue<string>();
        await zoho.GoodAsync(HttpMethod.Post, "/crm/v8/settings/tags?module=Contacts", """{"tags":[{"name":"Essai"}]}""");

        var added = await zoho.CallAsync(HttpMethod.Post, "/crm/v8/Contacts/actions/add_tags", $$"""{"tags":[{"name":"Essai"}],"ids":["{{id}}","4150868000000000001"],"over_write":false}""");

        (added.Status, added.Body["data"]![0]!["status"]!.GetValue<string>(), added.Body["data"]![1]!["status"]!.GetValue<string>()).ShouldBe((200, "success", "error"));
        (await zoho.GoodAsync(HttpMethod.Get, $"/crm/v8/Contacts/{id}?fields=Tag"))["data"]![0]!["Tag"]!.AsArray().Select(tag => tag!["name"]!.GetValue<string>()).ShouldContain("Essai");
        var segment = (await sandbox.GetAsync("/_sandbox/zoho/records/segment"))["items"]!.AsArray().Single(item => item!["name"]!.GetValue<string>() == "Essai")!;
        (segment["kind"]!.GetValue<string>(), segment["memberCount"]!.GetValue<int>()).ShouldBe(("STATIC", 1));
    }
}
