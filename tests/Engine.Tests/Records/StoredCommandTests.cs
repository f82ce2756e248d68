using System.Text;
using LeVieuxMoulin.Connectors.Crm;
using LeVieuxMoulin.Connectors.Engine.Records;
using LeVieuxMoulin.Connectors.PointOfSale;
using LeVieuxMoulin.Connectors.Reservations;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Records;

public sealed class StoredCommandTests
{
    private static readonly DateTimeOffset Evening = new(2026, 11, 24, 20, 0, 0, TimeSpan.FromHours(1));
    private static readonly Person Ada = new() { FirstName = "Ada", LastName = "Martin", Email = "ada@example.org", Phone = "+33600000000", Locale = "fr-FR" };

    public static TheoryData<string, Command> Commands => new()
    {
        { "reservation/our-1", new CreateReservation { LocationId = "l1", Start = Evening, PartySize = 4, Guest = Ada, OfferId = "o1", AreaId = "a1", GuestNote = "by the window", VenueNote = "regular", AcceptGuarantee = true, Reference = "our-1" } },
        { "reservation/r1", new ModifyReservation { ReservationId = "r1", Start = Evening, PartySize = 5, GuestNote = "one more", VenueNote = "round table" } },
        { "reservation/r1", new CancelReservation { ReservationId = "r1", Reason = "ill" } },
        { "reservation/r1", new ConfirmReservation { ReservationId = "r1" } },
        { "reservation/r1", new RefuseReservation { ReservationId = "r1", Reason = "full" } },
        { "reservation/r1", new RecordNoShow { ReservationId = "r1" } },
        { "reservation/r1", new RecordStage { ReservationId = "r1", Stage = ServiceStage.Seated, Tables = ["12"] } },
        { "availability/l1/739943", new SetOnlineBooking { LocationId = "l1", Day = new DateOnly(2026, 11, 24), FirstSlot = new TimeOnly(12, 0), LastSlot = new TimeOnly(14, 30), IsOpen = true } },
        { "guest/our-2", new SaveGuest { LocationId = "l1", Person = Ada, Tags = ["regular"], Reference = "our-2" } },
        { "guest/g1", new SaveGuest { LocationId = "l1", GuestId = "g1", Person = Ada, Reference = "our-2" } },
        { "customer/our-3", new SaveCustomer { Reference = "our-3", CustomerId = "c1", Person = Ada, Fields = new Dictionary<string, string> { ["allergies"] = "nuts" }, Clear = ["Phone"] } },
        { "customer/our-3", new EraseCustomer { CustomerId = "c1", Reference = "our-3" } },
        { "customer/c1", new EraseCustomer { CustomerId = "c1" } },
        { "customer/our-3", new SetLoyalty { Reference = "our-3", CustomerId = "c1", State = new LoyaltyState("m1", 120, "gold", Evening) } },
        { "segment/Regulars", new CreateSegment { Name = "Regulars" } },
        { "segment/Gold", new CreateRuledSegment { Name = "Gold", Rule = new SegmentRule([[new SegmentCondition("loyalty.points", Comparison.AtLeast, ["100"])]]) } },
        { "segment/s1", new ChangeSegmentMembers { SegmentId = "s1", Add = ["c1"], Remove = ["c2"] } },
        { "activity/our-4", new RecordActivity { Reference = "our-4", CustomerId = "c1", Kind = ActivityKind.Visit, At = Evening, Text = "lunch", Amount = new Money(48.50m, "EUR") } },
        { "price/v1/l1/", new SetPrice { VariantId = "v1", Price = new ProductPrice(new Money(14.50m, "EUR"), "l1") } },
        { "promotion/p1", new EndPromotion { PromotionId = "p1" } },
        { "promotion/Happy hour", new SavePromotion { Name = "Happy hour", Terms = new PromotionTerms { Fraction = 0.2m, IsAutomatic = true } } },
        { "product/our-5", new SaveProduct { Reference = "our-5", Name = "Tarte", Price = new Money(7m, "EUR"), IsActive = true } },
        { "stock/v1/l1", new SetStock { VariantId = "v1", LocationId = "l1", OnHand = new Quantity(12), CountedAt = Evening } },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_stored_command_comes_back_whole_and_about_the_same_thing(string subject, Command command)
    {
        command.Subject.ShouldBe(subject);
        var stored = ContractSerializer.Write(command, command.GetType());

        var back = ContractSerializer.Read(stored, command.GetType()).ShouldBeAssignableTo<Command>()!;

        back.Subject.ShouldBe(subject);
        back.LastWins.ShouldBe(command.LastWins);
        Encoding.UTF8.GetString(ContractSerializer.Write(back, back.GetType())).ShouldBe(Encoding.UTF8.GetString(stored));
    }

    [Theory]
    [InlineData(typeof(SetPrice), true)]
    [InlineData(typeof(SetStock), true)]
    [InlineData(typeof(SetLoyalty), true)]
    [InlineData(typeof(CreateReservation), false)]
    public void Only_what_states_an_end_is_superseded_by_a_later_one(Type type, bool lastWins) =>
        Commands.Select(row => row.Data.Item2).First(command => command.GetType() == type).LastWins.ShouldBe(lastWins);
}
