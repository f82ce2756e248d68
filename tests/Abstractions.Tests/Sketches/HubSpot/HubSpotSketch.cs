using LeVieuxMoulin.Connectors.Crm;

namespace LeVieuxMoulin.Connectors.Abstractions.Tests.Sketches;

public class HubSpotSketch
{
    [Fact]
    public void A_contact_fills_the_customer_with_its_loyalty()
    {
        var fields = VendorFields.Of("HubSpot/contact.json");

        var customer = Customer(fields, "properties");

        (customer.Id, customer.Reference, customer.Person.Email, customer.Person.Address?.City).ShouldBe(("5501", "c-77", "claire@exemple.fr", "Lyon"));
        customer.Loyalty.ShouldBe(new LoyaltyState("m-12", 340, "argent", new DateTimeOffset(2026, 2, 28, 22, 0, 0, TimeSpan.Zero)));
        customer.Fields["hs_analytics_num_visits"].ShouldBe("4");
        fields.Left.ShouldBe(Fields_without_a_place);
    }

    [Fact]
    public void A_list_and_its_members_fill_segment_and_members()
    {
        var fields = VendorFields.Of("HubSpot/list.json");
        var list = fields.In("list");

        var segment = new Segment
        {
            Id = list.Needed("listId"),
            Name = list.Needed("name"),
            Kind = new(list.Text("processingType") switch { "MANUAL" => SegmentKind.Static, "DYNAMIC" => SegmentKind.Dynamic, "SNAPSHOT" => SegmentKind.Snapshot, _ => SegmentKind.Other }, list.Text("processingType")),
            IsEditable = list.Text("processingType") is "MANUAL" or "SNAPSHOT",
            Members = (int?)list.Number("size"),
        };
        var member = fields.Rows("results").Select(row => new SegmentMember
        {
            Id = $"{segment.Id}/{row.Needed("recordId")}", SegmentId = segment.Id, CustomerId = row.Needed("recordId"), Since = row.Instant("membershipTimestamp"),
        }).Single();

        (segment.Kind.Value, segment.IsEditable, segment.Members, member.CustomerId, member.Since?.Month).ShouldBe((SegmentKind.Dynamic, false, 118, "5501", 2));
        fields.Left.ShouldBe(["list.listVersion", "list.objectTypeId", "list.processingStatus"]);
    }

    [Fact]
    public void A_note_fills_the_activity_of_its_contacts()
    {
        var fields = VendorFields.Of("HubSpot/note.json");
        var properties = fields.In("properties");

        var activity = new Activity
        {
            Id = fields.Needed("id"),
            CustomerIds = [.. fields.In("associations").In("contacts").Rows("results").Select(row => row.Needed("id"))],
            Kind = new(ActivityKind.Note),
            At = properties.Instant("hs_timestamp")!.Value,
            Text = properties.Text("hs_note_body"),
        };

        (activity.CustomerIds.Single(), activity.Text, activity.At.Minute).ShouldBe(("5501", "Préfère la terrasse", 59));
        fields.Left.ShouldBe(["archived", "associations.contacts.results[].type", "createdAt", "properties.hubspot_owner_id"]);
    }

    private static readonly string[] Fields_without_a_place = ["archived", "createdAt", "properties.lastmodifieddate", "updatedAt"];

    private static Customer Customer(VendorFields contact, string properties)
    {
        var known = contact.In(properties);
        return new Customer
        {
            Id = contact.Needed("id"),
            Reference = known.Text("external_customer_id"),
            Person = new Person
            {
                FirstName = known.Text("firstname"), LastName = known.Text("lastname"), Email = known.Text("email"), Phone = known.Text("phone"), Locale = known.Text("hs_language"), BirthDate = known.Day("date_of_birth"),
                Company = known.Text("company"), Address = new PostalAddress { Street = known.Text("address"), PostalCode = known.Text("zip"), City = known.Text("city"), Country = known.Text("country") },
            },
            Loyalty = new LoyaltyState(known.Needed("loyalty_member_id"), (long)known.Number("loyalty_points")!.Value, known.Text("loyalty_tier"), known.Instant("loyalty_updated_at")!.Value),
            Fields = new[] { "lifecyclestage", "hs_analytics_num_visits" }.ToDictionary(name => name, known.Needed),
        };
    }
}
