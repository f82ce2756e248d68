using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Crm;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Zoho;

/// <summary>Makes the records of the first day.</summary>
internal sealed class ZohoSeed(SandboxOptions options, GuestBook book)
{
    private const long Base = 4150868000001000000;
    private const long Day = 86_400_000;
    private const int Campaigns = 1450;
    private static readonly string[] Words = ["Préfère la terrasse.", "Allergie : fruits à coque.", "Anniversaire fêté chez nous 🎂", "Demande un menu végétarien."];
    private long next = Base + 500_000_000;

    private long End => new DateTimeOffset(options.Ends.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeMilliseconds();

    /// <summary>Gives the id of a customer of the book.</summary>
    public long ContactId(int index) => Base + ((long)options.Seed % 1000 * 1_000_000_000) + (index * 19L) + (int)(SeededRandom.Mix((ulong)index + (ulong)options.Seed) % 19);

    /// <summary>Fills the modules, the tags and the views.</summary>
    public void Fill(ZohoStore store)
    {
        next += (long)options.Seed % 1000 * 1_000_000_000;
        for (var i = 0; i < 40; i++)
        {
            store.Tags.Add(i switch { 0 => "Lettre du moulin", 1 => "Terrasse", _ => $"Soirée {i:D2}" }, i % 3 == 0 ? "#57B1FD" : null, End - (100 * Day));
        }

        var contacts = store.Module("Contacts");
        for (var i = 0; i < book.Count; i++)
        {
            Contact(contacts, store.Tags, i);
            Activities(store, i);
        }

        for (var i = 0; i < Campaigns; i++)
        {
            Campaign(store, i);
        }

        var made = End - (200 * Day);
        var view = 4150868000000087501;
        foreach (var (name, field, comparator, given) in (ReadOnlySpan<(string, string?, string, string)>)[("All Contacts", null, "equal", ""), ("Clients Gold", "Loyalty_Tier", "equal", "Gold"), ("Angers", "Mailing_City", "equal", "Angers"), ("Plus de 2000 points", "Loyalty_Points", "greater_equal", "2000")])
        {
            store.Views.Add(new ZohoView(view += 6, name, field, comparator, given, made));
        }
    }

    /// <summary>Gives the values of a customer.</summary>
    public static Dictionary<string, JsonNode?> Values(Guest guest)
    {
        var values = new Dictionary<string, JsonNode?>(StringComparer.Ordinal)
        {
            ["First_Name"] = guest.First,
            ["Last_Name"] = guest.Last,
            ["Salutation"] = guest.Title,
            ["Email"] = guest.Email,
            ["Phone"] = guest.Phone,
            ["Date_of_Birth"] = guest.Birth?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["Mailing_Street"] = guest.Street,
            ["Mailing_Zip"] = guest.Zip,
            ["Mailing_City"] = guest.City,
            ["Mailing_Country"] = "France",
            ["Account_Name"] = guest.Company is null ? null : new JsonObject { ["name"] = guest.Company, ["id"] = (4150868000000900000 + guest.Index).ToString(CultureInfo.InvariantCulture) },
            ["Email_Opt_Out"] = guest.OptOut,

            // A word that the pick list has no more.
            ["Lead_Source"] = guest.Index % 50 == 7 ? "Salon 2019" : guest.Index % 2 == 0 ? "Restaurant" : "Web",
            ["External_Customer_ID"] = guest.Reference,
            ["Loyalty_Member_ID"] = guest.Member,
            ["Loyalty_Points"] = guest.Member is null ? null : guest.Points,
            ["Loyalty_Tier"] = guest.Tier is null ? null : char.ToUpperInvariant(guest.Tier[0]) + guest.Tier[1..],
            ["Loyalty_Updated_At"] = guest.LoyaltyAt == 0 ? null : VendorTime.French(guest.LoyaltyAt),
        };
        foreach (var name in values.Where(pair => pair.Value is null).Select(pair => pair.Key).ToList())
        {
            values.Remove(name);
        }

        return values;
    }

    private static JsonObject Link(ZohoRecord contact) => new() { ["name"] = contact.Title, ["id"] = contact.IdText };

    private static long Second(long at) => at / 1000 * 1000;

    private void Contact(ZohoModule module, ZohoTags tags, int index)
    {
        var (guest, draw) = (book.At(index), SeededRandom.At(options.Seed, index, 64));
        var record = new ZohoRecord { Id = ContactId(index), Module = module, Values = Values(guest), Created = Second(guest.Created), Modified = Second(guest.Modified) };
        if (draw.Chance(20))
        {
            // Some were deleted before the first day, and half of those are in the recycle bin no more.
            (record.DeletedAt, record.IsErased) = (record.Modified, draw.Chance(500));
        }

        var number = 0;
        foreach (var tag in tags.All.Keys)
        {
            if (draw.Chance(number++ switch { 0 => 850, 1 => 200, 39 => 0, _ => 10 }))
            {
                record.Tags.Add(tag);
            }
        }

        if (record.IsErased)
        {
            record.Values = [];
            record.Tags.Clear();
        }

        module.Records.Add(record.Id, record);
    }

    private void Activities(ZohoStore store, int index)
    {
        var contact = store.Module("Contacts").Records[ContactId(index)];
        var draw = SeededRandom.At(options.Seed, index, 65);
        if (contact.DeletedAt > 0)
        {
            return;
        }

        void Add(string module, int perMille, Func<string, long, Dictionary<string, JsonNode?>> values)
        {
            var (wanted, text, at) = (draw.Chance(perMille), Words[draw.Next(Words.Length)], Second(End - (draw.Next(500_000) * 120_000L)));
            if (wanted)
            {
                // Fifty at a time share the second of their last change.
                var made = at / 6_000_000_000L * 6_000_000_000L;
                store.Module(module).Records.Add(++next, new ZohoRecord { Id = next, Module = store.Module(module), Values = values(text, at), Created = made, Modified = made });
            }
        }

        Add("Notes", 900, (text, _) => new()
        {
            ["Note_Title"] = null,
            ["Note_Content"] = text,
            ["Parent_Id"] = new JsonObject { ["module"] = new JsonObject { ["api_name"] = "Contacts", ["id"] = store.Module("Contacts").Id.ToString(CultureInfo.InvariantCulture) }, ["name"] = contact.Title, ["id"] = contact.IdText },
        });
        Add("Events", 150, (text, at) => new() { ["Event_Title"] = "Repas de groupe", ["Description"] = text, ["Start_DateTime"] = VendorTime.French(at), ["End_DateTime"] = VendorTime.French(at + 7_200_000), ["Who_Id"] = Link(contact) });
        Add("Calls", 150, (text, at) => new() { ["Subject"] = "Rappel", ["Description"] = text, ["Call_Type"] = draw.Chance(30) ? "WhatsApp" : "Inbound", ["Call_Start_Time"] = VendorTime.French(at), ["Call_Duration"] = "02:30", ["Who_Id"] = Link(contact) });
        Add("Tasks", 50, (text, at) => new() { ["Subject"] = "Rappeler", ["Description"] = text, ["Status"] = "Not Started", ["Due_Date"] = VendorTime.French(at)[..10], ["Who_Id"] = Link(contact) });
    }

    private void Campaign(ZohoStore store, int index)
    {
        var module = store.Module("Campaigns");
        var at = Second(End - ((long)(Campaigns - index) * Day / 2));
        module.Records.Add(++next, new ZohoRecord
        {
            Id = next,
            Module = module,
            Created = at,
            Modified = index % 5 == 0 ? End - (50 * Day) : at,
            Values = new(StringComparer.Ordinal)
            {
                ["Campaign_Name"] = $"Lettre {index + 1:D4}",
                ["Status"] = index % 40 == 3 ? "Suspendue" : "Complete",
                ["Type"] = "Email",
                ["Start_Date"] = VendorTime.French(at)[..10],
                ["End_Date"] = VendorTime.French(at + (7 * Day))[..10],
            },
        });
    }
}
