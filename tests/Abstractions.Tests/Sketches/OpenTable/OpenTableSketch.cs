using LeVieuxMoulin.Connectors.Reservations;

namespace LeVieuxMoulin.Connectors.Abstractions.Tests.Sketches;

public class OpenTableSketch
{
    [Fact]
    public void A_booking_fills_the_record_with_its_stage_read_from_its_times()
    {
        var fields = VendorFields.Of("OpenTable/reservation.json");

        var booking = Reservation(fields);

        (booking.Id, booking.Aliases["confirmation"], booking.Status, booking.Stage?.Value).ShouldBe(("1038-ab12", "55012", new Open<ReservationStatus>(ReservationStatus.Confirmed, "Done"), ServiceStage.Finished));
        // The vendor's UTC time comes without its Z.
        booking.Start.ShouldBe(new DateTimeOffset(2026, 3, 7, 19, 30, 0, TimeSpan.Zero));
        (string.Join('+', booking.Tables), booking.Area, booking.Deposit, booking.Bill).ShouldBe(("12+13", "salle", new Money(60, "EUR"), new Money(315, "EUR")));
        fields.Left.ShouldBe(
        [
            "deposit.status", "deposit.total_refunded", "guest", "href", "opentable_notes", "pos_data.check_ids[]", "pos_data.pos_sub_total", "pos_data.pos_tax", "pos_data.pos_tip",
            "scheduled_time", "sequence_id", "server", "updated_at_utc", "visit_tags[]",
        ]);
    }

    [Fact]
    public void A_guest_fills_the_record()
    {
        var fields = VendorFields.Of("OpenTable/guest.json");

        var guest = Guest(fields);

        (guest.Id, guest.Person.Phone, guest.Person.Company, guest.LastVisit, guest.Tags.Single()).ShouldBe(("1038-g7", "+33611223344", "Roux & Cie", new DateOnly(2026, 3, 7), "vip"));
        guest.Note.ShouldBe("aime le calme\nsole\nfenêtre");
        fields.Left.ShouldBe(Fields_without_a_place);
    }

    private static readonly string[] Fields_without_a_place =
    [
        "anniversary_date", "archived", "forgotten", "gpid", "is_hidden", "marketing_opted_out", "phone", "phone_numbers[].label", "phone_numbers[].primary", "phone_type", "primary_guest", "sequence_id", "updated_at_utc",
    ];

    private static Reservation Reservation(VendorFields booking)
    {
        var (arrived, seated, left) = (booking.Instant("arrived_time_utc"), booking.Instant("seated_time_utc"), booking.Instant("done_time_utc"));
        var state = booking.Needed("state");
        return new Reservation
        {
            Id = booking.Needed("id"),
            LocationId = booking.Text("rid"),
            Aliases = new Dictionary<string, string> { ["confirmation"] = booking.Needed("confirmation_id") },
            Status = new(
                state switch { "Cancelled" or "CancelledWeb" => ReservationStatus.Cancelled, "Confirmed" => ReservationStatus.Confirmed, _ when arrived is not null => ReservationStatus.Confirmed, _ => ReservationStatus.Other },
                state),
            Stage = left is not null ? new(ServiceStage.Finished) : seated is not null ? new(ServiceStage.Seated) : arrived is not null ? new(ServiceStage.Arrived) : null,
            Start = booking.Instant("scheduled_time_utc")!.Value,
            PartySize = (int)booking.Number("party_size")!.Value,
            GuestId = booking.Text("guest_id"),
            GuestNote = booking.Text("guest_request"),
            VenueNote = booking.Text("venue_notes"),
            Tables = booking.Texts("table_number"),
            Area = booking.Text("table_category"),
            Channel = booking.Text("origin"),
            Deposit = Minor(booking.In("deposit"), "total_paid", "currency", "currency_denominator"),
            Bill = booking.In("pos_data").Number("pos_total_spend") is { } spend ? new Money(spend / booking.Number("currency_denominator")!.Value, booking.Needed("currency_code")) : null,
            CreatedAt = booking.Instant("created_date_utc"),
            ArrivedAt = arrived,
            SeatedAt = seated,
            LeftAt = left,
        };
    }

    private static Money? Minor(VendorFields fields, string amount, string currency, string denominator) =>
        fields.Number(amount) is { } minor ? new Money(minor / fields.Number(denominator)!.Value, fields.Needed(currency)) : null;

    private static Guest Guest(VendorFields guest)
    {
        var phone = guest.Rows("phone_numbers")[0];
        return new Guest
        {
            Id = guest.Needed("id"),
            LocationId = guest.Text("rid"),
            Person = new Person
            {
                FirstName = guest.Text("first_name"), LastName = guest.Text("last_name"), Email = guest.Text("email"), Phone = $"+{phone.Text("country_code")}{phone.Text("number")}",
                BirthDate = guest.Day("birth_date"), Company = guest.Text("company_name"), Consents = guest.Flag("email_optin") is { } optin ? [new Consent("email", optin)] : [],
            },
            Tags = guest.Texts("tags"),
            Note = string.Join('\n', new[] { guest.Text("notes"), guest.Text("notes_special_relationship"), guest.Text("notes_food_and_drink"), guest.Text("notes_seating") }.OfType<string>()),
            FirstVisit = guest.Day("date_first_visit"),
            LastVisit = guest.Day("date_last_visit"),
        };
    }
}
