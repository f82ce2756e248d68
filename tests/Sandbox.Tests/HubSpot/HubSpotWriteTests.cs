using System.Net;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Tests.HubSpot;

public sealed class HubSpotWriteTests
{
    private const string Contacts = "/hubspot/crm/objects/2026-09/contacts";

    [Fact]
    public async Task An_upsert_with_trace_ids_is_judged_one_by_one_and_counts_its_effects()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var body = JsonNode.Parse("""
            {"inputs":[
              {"id":"X-1","idProperty":"external_customer_id","objectWriteTraceId":"t1","properties":{"lastname":"Une","email":"une@example.com"}},
              {"id":"X-2","idProperty":"external_customer_id","objectWriteTraceId":"t2","properties":{"nonsense":"1"}}]}
            """)!;
        var first = await sandbox.CallAsync(HttpMethod.Post, Contacts + "/batch/upsert", body);
        var second = await sandbox.CallAsync(HttpMethod.Post, Contacts + "/batch/upsert", body);

        (first.Status, second.Status).ShouldBe(((HttpStatusCode)207, (HttpStatusCode)207));
        (first.Body["results"]![0]!["new"]!.GetValue<bool>(), second.Body["results"]![0]!["new"]!.GetValue<bool>()).ShouldBe((true, false));
        first.Body["errors"]![0]!["context"]!["objectWriteTraceId"]![0]!.GetValue<string>().ShouldBe("t2");
        (await sandbox.GetAsync("/_sandbox/hubspot/state"))["writes"]!.AsArray().Select(write => $"{write!["operation"]} {write["subject"]} {write["effects"]}").ShouldBe(["contacts.create X-1 1", "contacts.update X-1 1"]);
        foreach (var input in body["inputs"]!.AsArray())
        {
            input!.AsObject().Remove("objectWriteTraceId");
        }

        (await sandbox.CallAsync(HttpMethod.Post, Contacts + "/batch/upsert", body)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_second_contact_with_an_address_is_a_conflict_that_names_the_first()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var made = await sandbox.PostAsync(Contacts, """{"properties":{"email":"deux@example.com"}}""");

        var (status, body, _) = await sandbox.CallAsync(HttpMethod.Post, Contacts, JsonNode.Parse("""{"properties":{"email":"DEUX@example.com"}}"""));

        (status, body["category"]!.GetValue<string>(), body["message"]!.GetValue<string>()).ShouldBe((HttpStatusCode.Conflict, "CONFLICT", $"Contact already exists. Existing ID: {made["id"]}"));
    }

    [Fact]
    public async Task A_merge_gives_a_new_id_and_the_old_ones_lead_there()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var one = (await sandbox.PostAsync(Contacts, """{"properties":{"email":"a@example.com","firstname":"A"}}"""))["id"]!.GetValue<string>();
        var two = (await sandbox.PostAsync(Contacts, """{"properties":{"email":"b@example.com","phone":"1"}}"""))["id"]!.GetValue<string>();
        var list = (await sandbox.PostAsync("/hubspot/crm/v3/lists", """{"name":"Fusion","objectTypeId":"0-1","processingType":"MANUAL"}"""))["list"]!["listId"]!;
        await sandbox.CallAsync(HttpMethod.Put, $"/hubspot/crm/v3/lists/{list}/memberships/add", new JsonArray(two));

        var merged = await sandbox.GoodAsync(Contacts + "/merge", $$"""{"primaryObjectId":"{{one}}","objectIdToMerge":"{{two}}"}""");

        var id = merged["id"]!.GetValue<string>();
        new[] { one, two }.ShouldNotContain(id);
        (merged["properties"]!["email"]!.GetValue<string>(), merged["properties"]!["phone"]!.GetValue<string>()).ShouldBe(("a@example.com", "1"));
        (await sandbox.GetAsync($"{Contacts}/{two}"))["id"]!.GetValue<string>().ShouldBe(id);
        (await sandbox.GetAsync($"/hubspot/crm/v3/lists/{list}/memberships"))["results"]![0]!["recordId"]!.GetValue<string>().ShouldBe(id);
    }

    [Fact]
    public async Task The_archived_are_listed_apart_and_the_erased_nowhere()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var one = (await sandbox.PostAsync(Contacts, """{"properties":{"email":"a@example.com"}}"""))["id"]!.GetValue<string>();
        var two = (await sandbox.PostAsync(Contacts, """{"properties":{"email":"b@example.com"}}"""))["id"]!.GetValue<string>();

        var archived = await sandbox.CallAsync(HttpMethod.Delete, $"{Contacts}/{one}");
        var erased = await sandbox.CallAsync(HttpMethod.Post, $"{Contacts}/gdpr-delete", new JsonObject { ["objectId"] = two });

        (archived.Status, erased.Status).ShouldBe((HttpStatusCode.NoContent, HttpStatusCode.NoContent));
        (await sandbox.GetAsync($"{Contacts}/{one}?archived=true"))["archived"]!.GetValue<bool>().ShouldBeTrue();
        var read = await sandbox.CallAsync(HttpMethod.Post, Contacts + "/batch/read", JsonNode.Parse($$"""{"inputs":[{"id":"{{one}}"},{"id":"{{two}}"}],"properties":["email"]}"""));
        (read.Status, read.Body["errors"]![0]!["context"]!["ids"]!.AsArray().Count).ShouldBe(((HttpStatusCode)207, 2));
    }

    [Fact]
    public async Task Rules_of_the_account_bind_writes_of_the_latest_version_only()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.GoodAsync("/_sandbox/hubspot/events", """{"type":"require-property","name":"phone"}""");

        (await sandbox.CallAsync(HttpMethod.Post, Contacts, JsonNode.Parse("""{"properties":{"email":"x@example.com"}}"""))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await sandbox.CallAsync(HttpMethod.Post, "/hubspot/crm/v3/objects/contacts", JsonNode.Parse("""{"properties":{"email":"x@example.com"}}"""))).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_list_by_rule_fills_after_a_while_and_takes_no_members_by_hand()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var made = (await sandbox.PostAsync("/hubspot/crm/lists/2026-09", """
            {"name":"Riches","objectTypeId":"0-1","processingType":"DYNAMIC","filterBranch":{"filterBranchType":"OR","filters":[],"filterBranches":[{"filterBranchType":"AND","filterBranches":[],
            "filters":[{"filterType":"PROPERTY","property":"loyalty_points","operation":{"operationType":"NUMBER","operator":"IS_GREATER_THAN_OR_EQUAL_TO","value":2500,"includeObjectsWithNoValueSet":false}}]}]}}
            """))["list"]!;
        var path = $"/hubspot/crm/lists/2026-09/{made["listId"]}";
        made["processingStatus"]!.GetValue<string>().ShouldBe("PROCESSING");
        while ((await sandbox.GetAsync(path))["list"]!["processingStatus"]!.GetValue<string>() != "COMPLETE")
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        var expected = (await sandbox.GetAsync("/_sandbox/hubspot/records/customer"))["items"]!.AsArray().Count(item => item!["loyalty"]?["points"]!.GetValue<int>() >= 2500);
        (await sandbox.GetAsync(path + "/memberships"))["total"]!.GetValue<int>().ShouldBe(expected);
        (await sandbox.CallAsync(HttpMethod.Put, path + "/memberships/add", new JsonArray("1"))).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_note_is_found_by_its_contact()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var id = (await sandbox.PostAsync(Contacts, """{"properties":{"email":"note@example.com"}}"""))["id"]!.GetValue<string>();
        await sandbox.PostAsync("/hubspot/crm/v3/objects/notes", $$$"""{"properties":{"hs_timestamp":"2026-11-22T10:00:00Z","hs_note_body":"Aime le calme"},"associations":[{"to":{"id":"{{{id}}}"},"types":[{"associationCategory":"HUBSPOT_DEFINED","associationTypeId":202}]}]}""");

        var notes = (await sandbox.GoodAsync("/hubspot/crm/associations/2026-09/contacts/notes/batch/read", $$"""{"inputs":[{"id":"{{id}}"}]}"""))["results"]![0]!["to"]!.AsArray();

        (await sandbox.GetAsync($"/hubspot/crm/v3/objects/notes/{notes.ShouldHaveSingleItem()!["toObjectId"]}?properties=hs_note_body"))["properties"]!["hs_note_body"]!.GetValue<string>().ShouldBe("Aime le calme");
    }
}
