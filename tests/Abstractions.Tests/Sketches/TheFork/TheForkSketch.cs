using LeVieuxMoulin.Connectors.Reservations;

namespace LeVieuxMoulin.Connectors.Abstractions.Tests.Sketches;

public class TheForkSketch
{
    [Fact]
    public void A_booking_fills_the_record()
    {
        var fields = VendorFields.Of("TheFork/reservation.json");

        var booking = Reservation(fields);

        (booking.Id, booking.LocationId, booking.PartySize, booking.GuestId, booking.OfferId).ShouldBe(("6d0c-1", "rest-1", 4, "cust-5", "off-9"));
        (booking.Status.Value, booking.Stage?.Value, booking.Channel).ShouldBe((ReservationStatus.Confirmed, ServiceStage.Seated, "TheFork"));
        (booking.Start, booking.Bill).ShouldBe((new DateTimeOffset(2026, 3, 7, 19, 30, 0, TimeSpan.Zero), new Money(188.5m, "EUR")));
        fields.Left.ShouldBe(
        [
            "customFields[].label", "customFields[].labelUuid", "customFields[].type", "customFields[].value", "customFields[].valueUuid",
            "offerDetails.currency", "offerDetails.discountPercentage", "offerDetails.offerType", "offerDetails.presetMenuType", "offerDetails.price",
            "updatedAt", "utmTrackingInformation[].key", "utmTrackingInformation[].value",
        ]);
    }

    [Fact]
    public void A_guest_fills_the_record()
    {
        var fields = VendorFields.Of("TheFork/customer.json");

        var guest = Guest(fields);

        (guest.Id, guest.Person.Email, guest.Person.Locale, guest.Person.BirthDate, guest.IsVip).ShouldBe(("cust-5", "claire@exemple.fr", "fr-FR", new DateOnly(1984, 5, 2), true));
        guest.Dietary.ShouldBe(["nuts", "vegetarian"]);
        guest.Tags.ShouldBe(["wine", "neighbour", "terrasse"]);
        guest.Person.Consents.ShouldBe([new Consent("email", true)]);
        fields.Left.ShouldBe(Fields_without_a_place);
    }

    private static readonly string[] Fields_without_a_place =
    [
        "computedRank", "creationDate", "customFields", "favDrinks", "favFood", "favSeating", "isPromoter", "lastUpdateDate", "originRestaurantName", "originRestaurantUuid", "rank", "secondaryPhone",
    ];

    private static Reservation Reservation(VendorFields booking) => new()
    {
        Id = booking.Needed("reservationUuid"),
        LocationId = booking.Text("restaurantUuid"),
        Status = new(
            booking.Text("status") switch
            {
                "RECORDED" => ReservationStatus.Confirmed,
                "REQUESTED" => ReservationStatus.Requested,
                "REFUSED" => ReservationStatus.Refused,
                "CANCELED" => ReservationStatus.Cancelled,
                "NO_SHOW" => ReservationStatus.NoShow,
                _ => ReservationStatus.Other,
            },
            booking.Text("status")),
        Stage = booking.Text("mealStatus") is { } stage
            ? new(stage switch { "ARRIVED" or "PARTIALLY_ARRIVED" => ServiceStage.Arrived, "SEATED" => ServiceStage.Seated, "BILL" => ServiceStage.Bill, "LEFT" => ServiceStage.Finished, _ => ServiceStage.Other }, stage)
            : null,
        Start = booking.Instant("mealDate")!.Value,
        PartySize = (int)booking.Number("partySize")!.Value,
        GuestId = booking.Text("customerUuid"),
        GuestNote = booking.Text("customerNote"),
        VenueNote = booking.Text("restaurantNote"),
        Channel = booking.Text("reservationChannel"),
        OfferId = booking.Text("offerUuid"),
        Bill = booking.In("billAmount").Text("currency") is { } currency ? booking.In("billAmount").Money("totalPrice", currency) : null,
        CreatedAt = booking.Instant("createdAt"),
    };

    private static Guest Guest(VendorFields guest) => new()
    {
        Id = guest.Needed("customerUuid"),
        Person = new Person
        {
            FirstName = guest.Text("firstName"), LastName = guest.Text("lastName"), Title = guest.Text("civility"), Email = guest.Text("email"), Phone = guest.Text("phone"),
            Locale = guest.Text("locale")?.Replace('_', '-'), BirthDate = guest.Day("birthDate"),
            Address = new PostalAddress { Street = guest.Text("address"), PostalCode = guest.Text("zipcode"), City = guest.Text("city"), Country = guest.Text("country") },
            Consents = guest.In("optins").Flag("restaurantNewsletter") is { } optin ? [new Consent("email", optin)] : [],
        },
        IsVip = guest.Flag("isVip"),
        Dietary = [.. guest.Texts("allergiesAndIntolerances"), .. guest.Texts("dietaryRestrictions")],
        Tags = [.. guest.Texts("spendingBehaviour"), .. guest.Texts("customerRelationship"), .. guest.Texts("riskLevel"), .. guest.Texts("otherTags")],
        Note = guest.Text("notes"),
    };
}
