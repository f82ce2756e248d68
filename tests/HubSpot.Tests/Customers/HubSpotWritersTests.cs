using LeVieuxMoulin.Connectors.HubSpot.Tests.Support;

namespace LeVieuxMoulin.Connectors.HubSpot.Tests.Customers;

public sealed class HubSpotWritersTests
{
    private const string Upsert = "crm/objects/2026-09/contacts/batch/upsert";
    private static readonly WriteContext Context = new() { Key = new WriteKey("op-1") };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_partial_answer_gives_each_command_its_own_outcome_in_order()
    {
        var vendor = new RecordedVendor().On("POST", Upsert, """
            {"status":"COMPLETE","results":[{"id":"902","new":true,"properties":{"external_customer_id":"C-3"}},{"id":"901","new":false,"properties":{"external_customer_id":"C-1"}}],"numErrors":1,
             "errors":[{"status":"error","category":"CONFLICT","message":"Contact already exists. Existing ID: 77","context":{"objectWriteTraceId":["op-1-1"]}}]}
            """, 207);

        var results = await vendor.Ability<IWriteMany<SaveCustomer>>().WriteManyAsync([Save("C-1"), Save("C-2"), Save("C-3")], Context, Token);

        results.Select(result => result.RecordId).ShouldBe(["901", null, "902"]);
        results[1].Fault!.ShouldSatisfyAllConditions(fault => fault.Kind.ShouldBe(FaultKind.Refused), fault => fault.Message.ShouldContain("77"));
        vendor.Seen[0].Kind.ShouldBe(CallKind.RepeatableWrite);
        vendor.Seen[0].Json["inputs"]![0]!.ToJsonString().ShouldBe("""{"properties":{"firstname":"Anna"},"id":"C-1","idProperty":"external_customer_id","objectWriteTraceId":"op-1-0"}""");
    }

    [Fact]
    public async Task One_that_the_answer_says_nothing_of_is_asked_alone()
    {
        var vendor = new RecordedVendor()
            .On("POST", Upsert, """{"results":[{"id":"901","properties":{"external_customer_id":"C-1"}}],"errors":[{"category":"VALIDATION_ERROR","message":"?"}]}""", 207)
            .On("POST", Upsert, """{"results":[],"errors":[{"category":"VALIDATION_ERROR","message":"Property values were not valid: [{\"name\":\"email\",\"error\":\"INVALID_EMAIL\"}]"}]}""", 207);

        var results = await vendor.Ability<IWriteMany<SaveCustomer>>().WriteManyAsync([Save("C-1"), Save("C-2")], Context, Token);

        results[0].RecordId.ShouldBe("901");
        results[1].Fault!.Fields.ShouldBe([new FieldFault("email", "INVALID_EMAIL")]);
        vendor.ShouldBeDone();
    }

    [Fact]
    public async Task A_batch_refused_whole_is_asked_one_by_one()
    {
        var vendor = new RecordedVendor()
            .On("POST", Upsert, """{"status":"error","category":"VALIDATION_ERROR"}""", 400)
            .On("POST", Upsert, """{"results":[{"id":"901","properties":{}}]}""")
            .On("POST", Upsert, """{"results":[{"id":"902","properties":{}}]}""");

        (await vendor.Ability<IWriteMany<SaveCustomer>>().WriteManyAsync([Save("C-1"), Save("C-2")], Context, Token)).Select(result => result.RecordId).ShouldBe(["901", "902"]);
    }

    [Fact]
    public async Task A_known_id_links_the_contact_to_our_key_and_what_is_cleared_is_emptied()
    {
        var vendor = new RecordedVendor().On("POST", "crm/objects/2026-09/contacts/batch/update", """{"results":[{"id":"77","properties":{}}]}""");
        var command = Save("C-9") with { CustomerId = "77", Fields = new Dictionary<string, string> { ["favourite"] = "terrace" }, Clear = ["Phone", "fields.old", "birthDate"] };

        (await vendor.Ability<IWriteMany<SaveCustomer>>().WriteAsync(command, Context, Token)).RecordId.ShouldBe("77");

        vendor.Seen[0].Json["inputs"]![0]!["properties"]!.ToJsonString()
            .ShouldBe("""{"phone":"","old":"","date_of_birth":"","firstname":"Anna","favourite":"terrace","external_customer_id":"C-9"}""");
    }

    [Fact]
    public async Task A_contact_that_moved_on_is_a_conflict_and_a_revision_is_never_ignored()
    {
        var vendor = new RecordedVendor().On("GET", "crm/objects/2026-09/contacts/C-1?idProperty=external_customer_id&properties=lastmodifieddate", """{"id":"901","properties":{},"updatedAt":"2026-05-14T11:00:00Z"}""");
        var save = vendor.Ability<IWriteMany<SaveCustomer>>();

        (await Recorded.FaultOfAsync(() => save.WriteAsync(Save("C-1"), Context with { IfUnchangedSince = Recorded.Noon.AddHours(-2) }, Token))).Kind.ShouldBe(FaultKind.Conflict);
        (await Recorded.FaultOfAsync(() => new RecordedVendor().On("GET", "crm/objects/2026-09/contacts/C-1?idProperty=external_customer_id&properties=lastmodifieddate", """{"id":"901","properties":{}}""")
            .Ability<IWriteMany<SaveCustomer>>().WriteAsync(Save("C-1"), Context with { IfRevision = 3 }, Token))).Kind.ShouldBe(FaultKind.Validation);
    }

    [Fact]
    public async Task Consents_and_unknown_fields_are_refused_before_anything_is_sent()
    {
        var save = new RecordedVendor().Ability<IWriteMany<SaveCustomer>>();

        (await Recorded.FaultOfAsync(() => save.WriteAsync(Save("C-1") with { Person = new Person { Consents = [new Consent("email", true)] } }, Context, Token))).Fields[0].Field.ShouldBe("person.consents");
        (await save.WriteManyAsync([Save("C-1") with { Clear = ["shoeSize"] }], Context, Token))[0].Fault!.Kind.ShouldBe(FaultKind.Validation);
    }

    [Fact]
    public async Task A_standing_is_pushed_as_it_is_and_follows_a_merged_contact_by_our_key()
    {
        var vendor = new RecordedVendor()
            .On("PATCH", "crm/objects/2026-09/contacts/55", """{"category":"OBJECT_NOT_FOUND"}""", 404)
            .On("PATCH", "crm/objects/2026-09/contacts/C-1?idProperty=external_customer_id", """{"id":"60","properties":{"loyalty_points":"1250"}}""");
        var command = new SetLoyalty { Reference = "C-1", CustomerId = "55", State = new LoyaltyState("M-1", 1250, null, Recorded.Noon) };

        (await vendor.Ability<IWrite<SetLoyalty>>().WriteAsync(command, Context, Token)).RecordId.ShouldBe("60");

        vendor.Seen[1].Json.ToJsonString().ShouldBe("""{"properties":{"loyalty_member_id":"M-1","loyalty_points":"1250","loyalty_tier":"","loyalty_updated_at":"2026-05-14T12:00:00.000Z"}}""");
        var wrong = new RecordedVendor().On("PATCH", "crm/objects/2026-09/contacts/55", """{"id":"55","properties":{"loyalty_points":"1"}}""");
        (await Recorded.FaultOfAsync(() => wrong.Ability<IWrite<SetLoyalty>>().WriteAsync(command, Context, Token))).Kind.ShouldBe(FaultKind.Vendor);
    }

    [Fact]
    public async Task Erasing_is_for_good_and_a_second_time_is_done_already()
    {
        var vendor = new RecordedVendor().On("POST", "crm/objects/2026-09/contacts/gdpr-delete", "", 204).On("POST", "crm/objects/2026-09/contacts/gdpr-delete", "{}", 404);
        var erase = vendor.Ability<IWrite<EraseCustomer>>();

        (await erase.WriteAsync(new EraseCustomer { CustomerId = "55" }, Context, Token)).AlreadyDone.ShouldBeFalse();
        (await erase.WriteAsync(new EraseCustomer { CustomerId = "55" }, Context, Token)).AlreadyDone.ShouldBeTrue();
        vendor.Seen[0].Json.ToJsonString().ShouldBe("""{"objectId":"55"}""");
    }

    private static SaveCustomer Save(string reference) => new() { Reference = reference, Person = new Person { FirstName = "Anna" } };
}
