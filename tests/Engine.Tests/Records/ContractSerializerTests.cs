using System.Text;
using System.Text.Json;
using LeVieuxMoulin.Connectors.Engine.Records;
using LeVieuxMoulin.Connectors.PointOfSale;
using LeVieuxMoulin.Connectors.Reservations;
using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Records;

public class ContractSerializerTests
{
    [Fact]
    public void A_sale_is_written_in_the_form_of_the_API()
    {
        Text(Sale()).ShouldBe(
            """{"kind":"SALE","status":"PARTLY_KNOWN_NOWHERE","statusRaw":"OPEN_TAB","openedAt":"2026-03-01T11:02:03+01:00","total":{"amount":12.50,"currency":"EUR"},"tax":{"amount":1.14,"currency":"EUR"},"lines":[{"id":"l1","kind":"ITEM","name":"Blanquette & thé","quantity":{"value":1,"unit":"C62"},"total":{"amount":12.50,"currency":"EUR"},"tax":{"amount":1.14,"currency":"EUR"},"taxes":[],"discounts":[]}],"tenders":[],"id":"s1"}"""
                .Replace("PARTLY_KNOWN_NOWHERE", "OPEN", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_record_command_question_and_answer_has_a_form()
    {
        var types = typeof(VendorRecord).Assembly.GetExportedTypes()
            .Where(type => !type.IsAbstract && (type.IsSubclassOf(typeof(VendorRecord)) || type.IsSubclassOf(typeof(Command))) && type != typeof(OtherRecord))
            .Concat(typeof(VendorRecord).Assembly.GetExportedTypes().Where(type => Answer(type) is not null).SelectMany(type => new[] { type, Answer(type)! }))
            .ToList();

        types.Count.ShouldBeGreaterThan(50);
        types.ShouldAllBe(type => ContractSerializer.Options.GetTypeInfo(type) != null);
        RecordTypes.All.Select(type => type.Type).ShouldBe(types.Where(type => type.IsSubclassOf(typeof(VendorRecord))), ignoreOrder: true);
    }

    [Fact]
    public void A_sale_survives_the_round_trip()
    {
        var json = Text(Sale());

        var read = ContractSerializer.Read<Sale>(Encoding.UTF8.GetBytes(json));

        Text(read).ShouldBe(json);
        read.Status.ShouldBe(new Open<SaleStatus>(SaleStatus.Open, "OPEN_TAB"));
        read.Aliases.ShouldBeEmpty();
    }

    [Fact]
    public void A_reservation_keeps_its_optional_open_stage_and_its_plans()
    {
        var reservation = new Reservation
        {
            Id = "r1",
            Status = new(ReservationStatus.NoShow, "no_show"),
            Stage = new Open<ServiceStage>(ServiceStage.Bill, "check_dropped"),
            Start = DateTimeOffset.Parse("2026-03-01T19:30:00+01:00", System.Globalization.CultureInfo.InvariantCulture),
            PartySize = 4,
            Aliases = new Dictionary<string, string> { ["confirmation"] = "ABC" },
            Guest = new Person { BirthDate = new DateOnly(1980, 2, 29) },
        };

        var json = Text(reservation);
        var read = ContractSerializer.Read<Reservation>(Encoding.UTF8.GetBytes(json));

        json.ShouldContain("\"stage\":\"BILL\",\"stageRaw\":\"check_dropped\"");
        json.ShouldContain("\"aliases\":{\"confirmation\":\"ABC\"}");
        json.ShouldContain("\"birthDate\":\"1980-02-29\"");
        Text(read).ShouldBe(json);
        ContractSerializer.Read<Reservation>(Encoding.UTF8.GetBytes(Text(reservation with { Stage = null }))).Stage.ShouldBeNull();
    }

    [Fact]
    public void A_command_is_written_without_what_follows_from_it_and_read_back()
    {
        var order = new PlaceOrder
        {
            Reference = "op-1",
            Day = new DateOnly(2026, 4, 2),
            From = new TimeOnly(6, 30),
            Lines = [new OrderLine("1", "item-7", new Quantity(2, "XCS"))],
            Note = "cour arrière",
        };

        var json = Encoding.UTF8.GetString(ContractSerializer.Write(order, order.GetType()));
        var read = ContractSerializer.Read(Encoding.UTF8.GetBytes(json), order.GetType()).ShouldBeOfType<PlaceOrder>();

        json.ShouldNotContain("subject");
        json.ShouldNotContain("lastWins");
        json.ShouldContain("\"day\":\"2026-04-02\"");
        read.Subject.ShouldBe("order/op-1");
        read.MaySplit.ShouldBeTrue();
        read.Lines.ShouldBe(order.Lines);
    }

    [Fact]
    public void What_an_older_form_did_not_have_is_what_it_is_by_default()
    {
        var read = ContractSerializer.Read<PlaceOrder>("""{"reference":"r","day":"2026-04-02","lines":[]}"""u8);
        var item = ContractSerializer.Read<CatalogItem>("""{"id":"i","name":"n","orderUnit":"XCS"}"""u8);

        read.MaySplit.ShouldBeTrue();
        item.IsOrderable.ShouldBeTrue();
        item.Allergens.ShouldBeEmpty();
        item.Aliases.ShouldBeEmpty();
    }

    [Fact]
    public void A_missing_required_field_and_an_unknown_word_are_refused()
    {
        Should.Throw<JsonException>(() => ContractSerializer.Read<PlaceOrder>("""{"reference":"r"}"""u8)).Message.ShouldContain("day");
        Should.Throw<JsonException>(() => ContractSerializer.Read<RecordStage>("""{"reservationId":"r","stage":"DANCING"}"""u8)).Message.ShouldContain("SEATED");
    }

    [Fact]
    public void Columns_are_read_for_queries()
    {
        var type = RecordTypes.Of("sale");

        type.Columns(Sale()).ShouldBe(new RecordColumns(Sale().OpenedAt, "OPEN"));
        RecordTypes.Of("supplier-order").Columns(new SupplierOrder { Id = "o", Reference = "r", Status = new(SupplierOrderStatus.AcceptedWithChanges), RequestedDay = new DateOnly(2026, 4, 2) })
            .ShouldBe(new RecordColumns(new DateTimeOffset(2026, 4, 2, 0, 0, 0, TimeSpan.Zero), "ACCEPTED_WITH_CHANGES"));
    }

    private static Sale Sale() => new()
    {
        Id = "s1",
        Kind = new(SaleKind.Sale),
        Status = new(SaleStatus.Open, "OPEN_TAB"),
        OpenedAt = new DateTimeOffset(2026, 3, 1, 11, 2, 3, TimeSpan.FromHours(1)),
        Total = new Money(12.50m, "EUR"),
        Tax = new Money(1.14m, "EUR"),
        Lines = [new SaleLine { Id = "l1", Kind = new(SaleLineKind.Item), Name = "Blanquette & thé", Quantity = new Quantity(1), Total = new Money(12.50m, "EUR"), Tax = new Money(1.14m, "EUR") }],
    };

    private static string Text<TValue>(TValue value) => Encoding.UTF8.GetString(ContractSerializer.Write(value));

    private static Type? Answer(Type type) => type.GetInterfaces()
        .FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IQuery<>))?.GetGenericArguments()[0];
}
