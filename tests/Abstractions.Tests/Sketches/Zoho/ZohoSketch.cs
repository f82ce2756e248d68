using LeVieuxMoulin.Connectors.Crm;

namespace LeVieuxMoulin.Connectors.Abstractions.Tests.Sketches;

public class ZohoSketch
{
    [Fact]
    public void A_contact_fills_the_customer_with_its_loyalty()
    {
        var fields = VendorFields.Of("Zoho/contact.json");

        var customer = Customer(fields);

        (customer.Id, customer.Reference, customer.Person.Title, customer.Person.Phone, customer.Person.Company).ShouldBe(("4150868000000624001", "c-77", "Mme", "+33611223344", "Roux & Cie"));
        (customer.Tags.Single(), customer.Loyalty?.Points, customer.Loyalty?.AsOf).ShouldBe(("habitué", 340L, new DateTimeOffset(2026, 2, 28, 22, 0, 0, TimeSpan.Zero)));
        customer.Person.Consents.ShouldBe([new Consent("email", true)]);
        fields.Left.ShouldBe(Fields_without_a_place);
    }

    [Fact]
    public void A_view_fills_the_segment_and_an_event_the_activity()
    {
        var fields = VendorFields.Of("Zoho/view-and-event.json");
        var (view, meeting) = (fields.In("view"), fields.In("event"));

        var segment = new Segment { Id = view.Needed("id"), Name = view.Needed("name"), Kind = new(SegmentKind.Dynamic, "custom view"), IsEditable = false };
        var activity = new Activity
        {
            Id = meeting.Needed("id"),
            CustomerIds = [meeting.In("Who_Id").Needed("id")],
            Kind = new(ActivityKind.Contact, "Events"),
            At = meeting.Instant("Start_DateTime")!.Value,
            Text = meeting.Text("Event_Title"),
        };

        (segment.Name, segment.Members, activity.Text, activity.CustomerIds[0]).ShouldBe(("Gros paniers", null, "Dégustation", "4150868000000624001"));
        fields.Left.ShouldBe(
        [
            "event.End_DateTime", "event.Venue", "event.Who_Id.name",
            "view.category", "view.criteria.comparator", "view.criteria.field", "view.criteria.value", "view.system_name",
        ]);
    }

    private static readonly string[] Fields_without_a_place =
    [
        "Account_Name.id", "Created_Time", "Modified_Time", "Owner.id", "Owner.name", "Phone", "Tag[].color_code", "Tag[].id", "Visitor_Score",
    ];

    private static Customer Customer(VendorFields contact) => new()
    {
        Id = contact.Needed("id"),
        Reference = contact.Text("External_Customer_ID"),
        Person = new Person
        {
            FirstName = contact.Text("First_Name"), LastName = contact.Text("Last_Name"), Title = contact.Text("Salutation"), Email = contact.Text("Email"), Phone = contact.Text("Mobile"), BirthDate = contact.Day("Date_of_Birth"),
            Company = contact.In("Account_Name").Text("name"),
            Address = new PostalAddress { Street = contact.Text("Mailing_Street"), PostalCode = contact.Text("Mailing_Zip"), City = contact.Text("Mailing_City"), Country = contact.Text("Mailing_Country") == "France" ? "FR" : null },
            Consents = contact.Flag("Email_Opt_Out") is { } isOut ? [new Consent("email", !isOut)] : [],
        },
        Tags = [.. contact.Rows("Tag").Select(tag => tag.Needed("name"))],
        Loyalty = new LoyaltyState(contact.Needed("Loyalty_Member_ID"), (long)contact.Number("Loyalty_Points")!.Value, contact.Text("Loyalty_Tier"), contact.Instant("Loyalty_Updated_At")!.Value),
    };
}
