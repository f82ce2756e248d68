namespace LeVieuxMoulin.Connectors.SupplierCodec.Tests;

public class FolderOrderTests
{
    [Fact]
    public async Task An_order_is_put_once_under_our_number_and_a_second_sending_is_recognised()
    {
        await using var bed = new FolderBed();

        var first = await bed.SendAsync(FolderBed.Order);
        var again = await bed.SendAsync(FolderBed.Order);

        bed.Folder.Put.Single().Name.ShouldBe("order-op-1.xml");
        (first.RecordId, first.AlreadyDone, again.AlreadyDone, again.Fault).ShouldBe(("op-1", false, true, null));
        var order = bed.Get<IFeed<SupplierOrder>>().Map(first.After!);
        (order.Reference, order.Status.Value, order.RequestedDay, order.Lines.Count, order.Lines[1].Ordered).ShouldBe(("op-1", SupplierOrderStatus.Submitted, FolderBed.Order.Day, 2, new Quantity(5, "KGM")));
    }

    [Fact]
    public async Task Another_order_under_the_same_number_is_refused()
    {
        await using var bed = new FolderBed();
        await bed.SendAsync(FolderBed.Order);

        var other = await bed.SendAsync(FolderBed.Order with { Day = new DateOnly(2026, 3, 6) });

        other.Fault.ShouldNotBeNull().Kind.ShouldBe(FaultKind.Validation);
        bed.Folder.Put.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_look_by_our_number_finds_what_was_put_and_what_was_only_answered()
    {
        await using var bed = new FolderBed();
        var find = bed.Get<IFind<PlaceOrder>>();
        var context = new WriteContext { Key = new WriteKey("key-1") };
        (await find.FindAsync(FolderBed.Order, context, FolderBed.Token)).Verdict.ShouldBe(FindVerdict.NotDone);

        bed.Folder.Arrive("r.xml", Documents.Response("AB"));
        (await find.FindAsync(FolderBed.Order, context, FolderBed.Token)).ShouldBe(new FindResult(FindVerdict.Done, "op-1"));
        await bed.SendAsync(FolderBed.Order with { Reference = "op-2" });
        (await find.FindAsync(FolderBed.Order with { Reference = "op-2" }, context, FolderBed.Token)).Verdict.ShouldBe(FindVerdict.Done);
    }

    [Fact]
    public async Task Answers_change_the_order_and_what_they_leave_out_stays()
    {
        await using var bed = new FolderBed();
        await bed.SendAsync(FolderBed.Order);
        bed.Folder.Arrive("r1.xml", Documents.Response("AB"));
        (await bed.OrderNowAsync()).Status.ShouldBe(new Open<SupplierOrderStatus>(SupplierOrderStatus.Received, "AB"));

        bed.Folder.Arrive("r2.xml", Documents.Response("CA", Documents.Answered("1", "3", "<cbc:Quantity unitCode=\"XCS\">1</cbc:Quantity><cbc:MaximumBackorderQuantity>1</cbc:MaximumBackorderQuantity>") + Documents.Answered("2", "7", "") + Documents.Answered("9", "1", "<cbc:Quantity unitCode=\"XCS\">4</cbc:Quantity>")));
        var order = await bed.OrderNowAsync();

        (order.Status.Value, order.Reason, order.Aliases["supplier-order"]).ShouldBe((SupplierOrderStatus.AcceptedWithChanges, "Dit CA", "SO-9"));
        order.Lines.Select(line => (line.LineId, line.Status.Value, line.Ordered, line.Confirmed, line.BackOrdered)).ShouldBe(
        [
            ("1", OrderLineStatus.Changed, new Quantity(2, "XCS"), new Quantity(1, "XCS"), new Quantity(1, "XCS")),
            ("2", OrderLineStatus.Rejected, new Quantity(5, "KGM"), null, null),
            ("9", OrderLineStatus.Added, null, new Quantity(4, "XCS"), null),
        ]);
    }

    [Fact]
    public async Task Yes_and_no_mean_what_was_asked_last()
    {
        await using var bed = new FolderBed();
        await bed.SendAsync(FolderBed.Order);
        bed.Folder.Arrive("r1.xml", Documents.Response("AP"));
        await bed.SendAsync(new ChangeOrder { Reference = "op-1", Day = new DateOnly(2026, 3, 9), Lines = [FolderBed.Order.Lines[0]] }, "change-1");
        bed.Folder.Arrive("r2.xml", Documents.Response("RE"));
        var refused = await bed.OrderNowAsync();
        (refused.Status.Value, refused.RequestedDay, refused.Lines.Count, refused.Reason).ShouldBe((SupplierOrderStatus.Accepted, FolderBed.Order.Day, 2, "Dit RE"));

        await bed.SendAsync(new CancelOrder { Reference = "op-1" }, "cancel-1");
        bed.Folder.Arrive("r3.xml", Documents.Response("RE"));
        (await bed.OrderNowAsync()).Status.Value.ShouldBe(SupplierOrderStatus.Accepted);

        await bed.SendAsync(new CancelOrder { Reference = "op-1" }, "cancel-2");
        bed.Folder.Arrive("r4.xml", Documents.Response("AP"));
        var cancelled = await bed.OrderNowAsync();
        (cancelled.Status, cancelled.IsFinal).ShouldBe((new Open<SupplierOrderStatus>(SupplierOrderStatus.Cancelled, "AP"), true));
        bed.Folder.Put.Select(file => file.Name).ShouldBe(["order-op-1.xml", "order-op-1-change-1.xml", "order-op-1-cancellation-1.xml", "order-op-1-cancellation-2.xml"]);
    }

    [Fact]
    public async Task A_change_and_a_cancellation_that_are_sent_again_are_put_once()
    {
        await using var bed = new FolderBed();
        await bed.SendAsync(FolderBed.Order);
        var change = new ChangeOrder { Reference = "op-1", Day = new DateOnly(2026, 3, 9), Lines = [FolderBed.Order.Lines[0]] };

        await bed.SendAsync(change, "change-1");
        (await bed.SendAsync(change, "change-1")).AlreadyDone.ShouldBeTrue();
        await bed.SendAsync(change with { Day = new DateOnly(2026, 3, 10) }, "change-2");
        await bed.SendAsync(new CancelOrder { Reference = "op-1" }, "cancel-1");
        (await bed.SendAsync(new CancelOrder { Reference = "op-1" }, "cancel-1")).AlreadyDone.ShouldBeTrue();

        bed.Folder.Put.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Nothing_is_asked_about_an_order_that_was_never_sent_and_a_condition_is_kept()
    {
        await using var bed = new FolderBed();
        (await Should.ThrowAsync<ConnectorException>(() => bed.SendAsync(new CancelOrder { Reference = "op-1" }))).Fault.Kind.ShouldBe(FaultKind.NotFound);
        await bed.SendAsync(FolderBed.Order);

        var stale = new WriteContext { Key = new WriteKey("k"), IfUnchangedSince = bed.Folder.Now.AddHours(-1) };
        (await Should.ThrowAsync<ConnectorException>(() => bed.Get<IWrite<CancelOrder>>().WriteAsync(new CancelOrder { Reference = "op-1" }, stale, FolderBed.Token))).Fault.Kind.ShouldBe(FaultKind.Conflict);
    }

    [Fact]
    public async Task Despatches_move_the_order_on_and_units_are_in_our_words()
    {
        await using var bed = new FolderBed("""{"customer":"4711","map":{"units":{"CT":"XCS"}}}""");
        await bed.SendAsync(FolderBed.Order);
        bed.Folder.Arrive("r.xml", Documents.Response("AP"));
        bed.Folder.Arrive("d1.xml", Documents.Despatch("BL-1", ("1", 1, 1)));
        (await bed.OrderNowAsync()).Status.Value.ShouldBe(SupplierOrderStatus.PartlyDespatched);

        bed.Folder.Arrive("d2.xml", Documents.Despatch("BL-2", ("1", 1, 0), ("2", 5, 0)));

        (await bed.OrderNowAsync()).Status.Value.ShouldBe(SupplierOrderStatus.Despatched);
        bed.Folder.Arrive("late.xml", Documents.Response("AP"));
        (await bed.OrderNowAsync()).Status.Value.ShouldBe(SupplierOrderStatus.Despatched, "an answer after the goods left does not bring them back");
        var feed = bed.Get<IFeed<Delivery>>();
        var deliveries = (await bed.ReadAsync<Delivery>()).SelectMany(page => page.Records).Select(feed.Map).ToList();
        deliveries.Select(delivery => (delivery.Id, delivery.Lines[0].Delivered)).ShouldBe([("BL-1", new Quantity(1, "XCS")), ("BL-2", new Quantity(1, "XCS"))]);
        System.Text.Encoding.UTF8.GetString(bed.Folder.Put[0].Content.Span).ShouldContain("unitCode=\"CT\"");
    }

    [Fact]
    public async Task A_broken_document_is_set_aside_under_its_name_and_read_once()
    {
        await using var bed = new FolderBed();
        var broken = bed.Folder.Arrive("broken.xml", "<OrderResponse><half");
        var strange = bed.Folder.Arrive("strange.xml", "<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\"/>");
        bed.Folder.Arrive("r.xml", Documents.Response("AP"));
        var feed = bed.Get<IFeed<SupplierOrder>>();

        var pages = await bed.ReadAsync<SupplierOrder>();

        pages.SelectMany(page => page.Records).Select(row => row.Id).ShouldBe([broken, strange, "op-1"]);
        Should.Throw<ConnectorException>(() => feed.Map(pages[0].Records.Single())).Message.ShouldContain("line 1");
        Should.Throw<ConnectorException>(() => feed.Map(pages[1].Records.Single())).Message.ShouldContain("Invoice");
        feed.Map(pages[2].Records.Single()).Status.Value.ShouldBe(SupplierOrderStatus.Accepted);
        (await bed.ReadAsync<SupplierOrder>(pages[^1].Next)).ShouldBeEmpty();
        (await bed.ReadAsync<SupplierOrder>(pages[0].Next)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_number_that_is_no_file_name_becomes_one_and_stays_unlike_others()
    {
        await using var bed = new FolderBed();
        await bed.SendAsync(FolderBed.Order with { Reference = "2026/1" });
        await bed.SendAsync(FolderBed.Order with { Reference = "2026:1" });

        bed.Folder.Put.Select(file => file.Name).Distinct().Count().ShouldBe(2);
        bed.Folder.Put.ShouldAllBe(file => file.Name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-' || letter == '_' || letter == '.'));
    }
}
