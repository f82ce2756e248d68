using LeVieuxMoulin.Connectors.Zoho.Tests.Support;

namespace LeVieuxMoulin.Connectors.Zoho.Tests.Customers;

public sealed class ZohoWritersTests
{
    private static readonly WriteContext Context = new() { Key = new WriteKey("op-1"), FirstSentAt = Recorded.Noon };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_partial_answer_gives_each_command_its_own_outcome_in_order()
    {
        var vendor = new RecordedVendor().On("POST", "crm/v8/Contacts/upsert", """
            {"data":[{"code":"SUCCESS","action":"insert","details":{"id":"901"},"status":"success"},
                     {"code":"INVALID_DATA","details":{"api_name":"Email","json_path":"$.data[1].Email"},"message":"invalid data","status":"error"}]}
            """, 207);

        var results = await vendor.Ability<IWriteMany<SaveCustomer>>().WriteManyAsync([Save("C-1"), Save("C-2")], Context, Token);

        results[0].RecordId.ShouldBe("901");
        results[1].Fault!.Fields[0].Field.ShouldBe("$.data[1].Email");
        vendor.Seen[0].Kind.ShouldBe(CallKind.RepeatableWrite);
        vendor.Seen[0].Json.ToJsonString().ShouldBe("""{"data":[{"Last_Name":"Dupont","External_Customer_ID":"C-1"},{"Last_Name":"Dupont","External_Customer_ID":"C-2"}],"trigger":[],"duplicate_check_fields":["External_Customer_ID"]}""");
    }

    [Fact]
    public async Task A_batch_refused_whole_is_asked_one_by_one()
    {
        var vendor = new RecordedVendor()
            .On("POST", "crm/v8/Contacts/upsert", """{"code":"INVALID_DATA","details":{},"status":"error"}""", 400)
            .On("POST", "crm/v8/Contacts/upsert", """{"data":[{"code":"SUCCESS","details":{"id":"901"},"status":"success"}]}""")
            .On("POST", "crm/v8/Contacts/upsert", """{"data":[{"code":"DUPLICATE_DATA","details":{"api_name":"Email"},"status":"error"}]}""", 400);

        var results = await vendor.Ability<IWriteMany<SaveCustomer>>().WriteManyAsync([Save("C-1"), Save("C-2")], Context, Token);

        (results[0].RecordId, results[1].Fault!.Kind).ShouldBe(("901", FaultKind.Refused));
    }

    [Fact]
    public async Task A_condition_goes_to_the_vendor_and_a_contact_that_moved_on_is_a_conflict()
    {
        var vendor = new RecordedVendor().On("PUT", "crm/v8/Contacts", """{"data":[{"code":"ALREADY_MODIFIED","details":{},"status":"error"}]}""", 412);
        var save = vendor.Ability<IWriteMany<SaveCustomer>>();
        var command = Save("C-1") with { CustomerId = "901", Clear = ["phone", "fields.Old"], Person = new Person { Consents = [new Consent("email", true)] } };

        (await Recorded.FaultOfAsync(() => save.WriteAsync(command, Context with { IfUnchangedSince = Recorded.Noon }, Token))).Kind.ShouldBe(FaultKind.Conflict);

        vendor.Seen[0].Condition().ShouldBe("2026-05-14T12:00:00+00:00");
        vendor.Seen[0].Json["data"]![0]!.ToJsonString().ShouldBe("""{"Phone":null,"Old":null,"Email_Opt_Out":false,"External_Customer_ID":"C-1","id":"901"}""");
        (await Recorded.FaultOfAsync(() => save.WriteAsync(command, Context with { IfRevision = 1 }, Token))).Kind.ShouldBe(FaultKind.Validation);
    }

    [Fact]
    public async Task What_Zoho_has_no_field_for_is_refused_with_what_to_do()
    {
        var save = new RecordedVendor().Ability<IWriteMany<SaveCustomer>>();
        async Task<string> FieldAsync(Person person) => (await Recorded.FaultOfAsync(() => save.WriteAsync(Save("C-1") with { Person = person }, Context, Token))).Fields[0].Field;

        (await FieldAsync(new Person { Locale = "fr-FR" })).ShouldBe("person.locale");
        (await FieldAsync(new Person { Company = "Les Halles" })).ShouldBe("person.company");
        (await FieldAsync(new Person { Consents = [new Consent("sms", true)] })).ShouldBe("person.consents");
    }

    [Fact]
    public async Task A_standing_is_pushed_as_it_is_and_found_again_by_our_key()
    {
        var vendor = new RecordedVendor()
            .On("PUT", "crm/v8/Contacts", """{"data":[{"code":"INVALID_DATA","details":{"api_name":"id"},"message":"the id given seems to be invalid","status":"error"}]}""", 400)
            .On("GET", "crm/v8/Contacts/search?criteria=(External_Customer_ID:equals:C-1)&fields=External_Customer_ID", """{"data":[{"id":"59","External_Customer_ID":"C-10"},{"id":"60","External_Customer_ID":"C-1"}],"info":{"more_records":false}}""")
            .On("PUT", "crm/v8/Contacts", """{"data":[{"code":"SUCCESS","details":{"id":"60"},"status":"success"}]}""");
        var command = new SetLoyalty { Reference = "C-1", CustomerId = "55", State = new LoyaltyState("M-1", 1250, null, Recorded.Noon) };

        (await vendor.Ability<IWrite<SetLoyalty>>().WriteAsync(command, Context, Token)).RecordId.ShouldBe("60");

        vendor.Seen[2].Json["data"]![0]!.ToJsonString().ShouldBe("""{"id":"60","Loyalty_Member_ID":"M-1","Loyalty_Points":1250,"Loyalty_Tier":null,"Loyalty_Updated_At":"2026-05-14T12:00:00\u002B00:00"}""");
    }

    [Fact]
    public async Task Erasing_deletes_and_empties_the_bin_and_a_second_time_is_done_already()
    {
        const string Gone = """{"data":[{"code":"INVALID_DATA","details":{"id":"55"},"message":"the id given seems to be invalid","status":"error"}]}""";
        var vendor = new RecordedVendor()
            .On("DELETE", "crm/v8/Contacts?ids=55&wf_trigger=false", """{"data":[{"code":"SUCCESS","details":{"id":"55"},"status":"success"}]}""")
            .On("DELETE", "crm/v8/settings/recycle_bin/55", """{"recycle_bin":[{"code":"SUCCESS","details":{"id":"55"},"status":"success"}]}""")
            .On("DELETE", "crm/v8/Contacts?ids=55&wf_trigger=false", Gone, 400)
            .On("DELETE", "crm/v8/settings/recycle_bin/55", """{"recycle_bin":[{"code":"CANNOT_DELETE","details":{},"status":"error"}]}""", 400);
        var erase = vendor.Ability<IWrite<EraseCustomer>>();

        (await erase.WriteAsync(new EraseCustomer { CustomerId = "55" }, Context, Token)).AlreadyDone.ShouldBeFalse();
        (await erase.WriteAsync(new EraseCustomer { CustomerId = "55" }, Context, Token)).AlreadyDone.ShouldBeTrue();
        vendor.ShouldBeDone();
    }

    [Fact]
    public async Task A_tag_is_made_put_on_taken_off_and_a_view_is_left_to_its_criteria()
    {
        const string Tags = """{"tags":[{"id":"7","name":"Jeudi","created_time":"2026-05-14T14:00:00+02:00"}]}""";
        var vendor = new RecordedVendor()
            .On("POST", "crm/v8/settings/tags?module=Contacts", """{"tags":[{"code":"SUCCESS","details":{"id":"7"},"status":"success"}]}""", 201)
            .On("GET", "crm/v8/settings/tags?module=Contacts", Tags)
            .On("GET", "crm/v8/settings/tags?module=Contacts", Tags)
            .On("POST", "crm/v8/Contacts/actions/add_tags", """{"data":[{"code":"SUCCESS","details":{"id":"1"},"status":"success"},{"code":"INVALID_DATA","details":{"id":"2"},"message":"the id given seems to be invalid","status":"error"}]}""")
            .On("POST", "crm/v8/Contacts/actions/remove_tags", """{"data":[{"code":"SUCCESS","details":{"id":"3"},"status":"success"}]}""")
            .On("GET", "crm/v8/settings/tags?module=Contacts", Tags);

        (await vendor.Ability<IWrite<CreateSegment>>().WriteAsync(new CreateSegment { Name = "Jeudi" }, Context, Token)).RecordId.ShouldBe("7");
        (await vendor.Ability<IFind<CreateSegment>>().FindAsync(new CreateSegment { Name = "Jeudi" }, Context, Token)).ShouldBe(new FindResult(FindVerdict.Done, "7"));
        var change = vendor.Ability<IWrite<ChangeSegmentMembers>>();
        (await change.WriteAsync(new ChangeSegmentMembers { SegmentId = "7", Add = ["1", "2"], Remove = ["3"] }, Context, Token)).Fault!.Kind.ShouldBe(FaultKind.Refused);
        (await Recorded.FaultOfAsync(() => change.WriteAsync(new ChangeSegmentMembers { SegmentId = "8", Add = ["1"] }, Context, Token))).Message.ShouldContain("criteria");
        vendor.Seen[0].Kind.ShouldBe(CallKind.Write);
        vendor.Seen[3].Json.ToJsonString().ShouldBe("""{"tags":[{"name":"Jeudi"}],"ids":["1","2"],"over_write":false}""");
    }

    [Fact]
    public async Task What_is_recorded_as_a_note_reads_back_as_it_was_told_and_is_found_by_our_key()
    {
        var command = new RecordActivity { Reference = "sale-12", CustomerId = "901", Kind = ActivityKind.Purchase, At = Recorded.Noon, Text = "Menu & café", Amount = new Money(42.50m, "EUR") };
        var vendor = new RecordedVendor().On("POST", "crm/v8/Notes", """{"data":[{"code":"SUCCESS","details":{"id":"8"},"status":"success"}]}""", 201);
        (await vendor.Ability<IWrite<RecordActivity>>().WriteAsync(command, Context, Token)).RecordId.ShouldBe("8");
        var sent = vendor.Seen[0].Json["data"]![0]!;
        (sent["id"], sent["Modified_Time"]) = ("8", "2026-05-14T15:00:00+02:00");

        var read = vendor.Ability<IFeed<Activity>>().Map(Recorded.Raw(sent.ToJsonString(), "Notes"));

        (read.Kind.Value, read.At, read.Text, read.Amount, read.CustomerIds[0], read.Aliases["reference"]).ShouldBe((command.Kind, command.At, command.Text, command.Amount, "901", "sale-12"));
        var found = new RecordedVendor().On("GET", "crm/v8/Contacts/901/Notes?fields=Note_Title&per_page=200", $$"""{"data":[{"id":"8","Note_Title":"{{sent["Note_Title"]!.GetValue<string>()}}"}],"info":{"more_records":false} }""");
        (await found.Ability<IFind<RecordActivity>>().FindAsync(command, Context, Token)).ShouldBe(new FindResult(FindVerdict.Done, "8"));
        (await new RecordedVendor().On("GET", "crm/v8/Contacts/901/Notes?fields=Note_Title&per_page=200", "", 204).Ability<IFind<RecordActivity>>().FindAsync(command, Context, Token)).Verdict.ShouldBe(FindVerdict.NotDone);
    }

    [Fact]
    public async Task Setup_lists_what_contacts_lack_makes_it_and_reads_it_back()
    {
        const string Path = "crm/v8/settings/fields?module=Contacts";
        const string Some = """{"fields":[{"api_name":"Email"},{"api_name":"External_Customer_ID","unique":{}},{"api_name":"Loyalty_Member_ID","unique":{"casesensitive":"true"}},{"api_name":"Loyalty_Points"},{"api_name":"Loyalty_Updated_At"}]}""";
        var vendor = new RecordedVendor("""{"loyalty_tiers":["Gold"]}""").On("GET", Path, Some)
            .On("POST", Path, """{"fields":[{"code":"SUCCESS","details":{"id":"5"},"status":"success"}]}""", 201).On("GET", Path, """{"fields":[{"api_name":"Loyalty_Tier"}]}""");
        var setup = vendor.Ability<ISetup>();

        var steps = await setup.InspectAsync(Token);
        steps.Select(step => step.Id).ShouldBe(["unique/External_Customer_ID", "field/Loyalty_Tier"]);
        await setup.ApplyAsync(steps[1], Token);

        vendor.Seen[1].Json.ToJsonString().ShouldBe("""{"fields":[{"field_label":"Loyalty Tier","data_type":"picklist","pick_list_values":[{"display_value":"Gold","actual_value":"Gold"}]}]}""");
        (await Recorded.FaultOfAsync(() => setup.ApplyAsync(steps[0], Token))).Kind.ShouldBe(FaultKind.Unsupported);
    }

    private static SaveCustomer Save(string reference) => new() { Reference = reference, Person = new Person { LastName = "Dupont" } };
}
