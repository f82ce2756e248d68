using System.Globalization;
using LeVieuxMoulin.Connectors.Sandbox.Crm;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.HubSpot;

/// <summary>Makes the records of the first day.</summary>
internal sealed class HubSpotSeed(SandboxOptions options, GuestBook book)
{
    private const long Base = 100_000_000_000;

    // Never read from the other way round: ids only grow.
    private static readonly (string Type, string Body, string? Title, string[] Texts)[] Kinds =
    [
        ("notes", "hs_note_body", null, ["Préfère la terrasse.", "Allergie : fruits à coque.", "Anniversaire fêté chez nous 🎂", "<p>Demande un menu <b>végétarien</b>.</p>"]),
        ("meetings", "hs_meeting_body", "hs_meeting_title", ["Dégustation privée", "Repas de groupe à préparer"]),
        ("calls", "hs_call_body", "hs_call_title", ["Rappel pour une table de huit", "Question sur les bons cadeaux"]),
        ("emails", "hs_email_text", "hs_email_subject", ["Merci de votre visite", "Votre carte de fidélité"]),
        ("tasks", "hs_task_body", "hs_task_subject", ["Rappeler pour la privatisation"]),
    ];

    /// <summary>Gives the id of a customer of the book.</summary>
    public long ContactId(int index) => Base + (((long)options.Seed % 1000) * 1_000_000_000) + (index * 17L) + (int)(SeededRandom.Mix((ulong)index + (ulong)options.Seed) % 17);

    /// <summary>Makes them all.</summary>
    public IEnumerable<HubSpotObject> All()
    {
        for (var i = 0; i < book.Count; i++)
        {
            // A few people were erased before the first day: their numbers are gaps.
            if (!IsErased(i))
            {
                yield return Contact(book.At(i));
            }
        }

        var (id, end) = (ContactId(book.Count) + 1_000_000, new DateTimeOffset(options.Ends.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeMilliseconds());
        foreach (var (number, kind) in Enumerable.Range(0, book.Count).SelectMany(number => Kinds.Select(kind => (number, kind))))
        {
            var draw = SeededRandom.At(options.Seed, number, kind.Type.Length + 70);
            if (draw.Chance(kind.Type == "notes" ? 850 : 150))
            {
                yield return Engagement(ref draw, ++id, kind, end - (draw.Next(500_000) * 120_000L), number);
            }
        }
    }

    /// <summary>Makes the contact of a customer.</summary>
    public HubSpotObject Contact(Guest guest)
    {
        var values = Values(guest);
        var draw = SeededRandom.At(options.Seed, guest.Index, 67);
        if (draw.Chance(10))
        {
            // Two older records went into this one.
            values["hs_merged_object_ids"] = string.Join(';', ContactId(guest.Index) - 40_000_000, ContactId(guest.Index) - 40_000_001);
        }

        return new HubSpotObject
        {
            Id = ContactId(guest.Index),
            Type = "contacts",
            Created = guest.Created,
            Modified = guest.Modified,
            ArchivedAt = draw.Chance(12) ? guest.Modified : 0,
            Values = values,
        };
    }

    /// <summary>Gives the values of a customer.</summary>
    public static Dictionary<string, string> Values(Guest guest)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        void Put(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                values[name] = value;
            }
        }

        Put("firstname", guest.First);
        Put("lastname", guest.Last);
        Put("salutation", guest.Title);
        Put("email", guest.Email);
        Put("phone", guest.Phone);
        Put("date_of_birth", guest.Birth?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Put("company", guest.Company);
        Put("address", guest.Street);
        Put("zip", guest.Zip);
        Put("city", guest.City);
        Put("country", "France");
        Put("hs_country_region_code", "FR");
        Put("hs_language", guest.Index % 3 == 0 ? "fr" : guest.Index % 3 == 1 ? "fr-fr" : null);
        Put("hs_email_optout", guest.OptOut ? "true" : null);

        // A word that no option names: the account once had more.
        Put("lifecyclestage", guest.Index % 50 == 7 ? "salesqualifiedregular" : guest.Index % 4 == 0 ? "customer" : "lead");
        Put("hs_analytics_num_visits", guest.Visits.ToString(CultureInfo.InvariantCulture));
        Put("hs_analytics_num_page_views", (guest.Visits * 4).ToString(CultureInfo.InvariantCulture));
        Put("hs_analytics_last_visit_timestamp", guest.Visits > 0 ? VendorTime.Utc(guest.Created + (guest.Visits * 3_600_000L)) : null);
        Put("external_customer_id", guest.Reference);
        Put("loyalty_member_id", guest.Member);
        if (guest.Member is not null)
        {
            Put("loyalty_points", guest.Points.ToString(CultureInfo.InvariantCulture));
            Put("loyalty_tier", guest.Tier);
            Put("loyalty_updated_at", VendorTime.Utc(guest.LoyaltyAt));
        }

        return values;
    }

    private bool IsErased(int index) => SeededRandom.At(options.Seed, index, 62).Chance(8);

    private HubSpotObject Engagement(ref SeededRandom draw, long id, (string Type, string Body, string? Title, string[] Texts) kind, long at, int number)
    {
        // Fifty at a time share the moment of their last change.
        var created = at / 6_000_000_000L * 6_000_000_000L;
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["hs_timestamp"] = VendorTime.Utc(at),
            [kind.Body] = kind.Texts[draw.Next(kind.Texts.Length)],
        };
        if (kind.Title is not null)
        {
            values[kind.Title] = kind.Texts[draw.Next(kind.Texts.Length)];
        }

        if (kind.Type == "meetings")
        {
            values["hs_meeting_outcome"] = draw.Chance(30) ? "MOVED_OUTSIDE" : "COMPLETED";
        }

        var contacts = new List<long>();
        if (!IsErased(number))
        {
            contacts.Add(ContactId(number));
        }

        if (draw.Chance(60) && number > 0 && !IsErased(number - 1))
        {
            contacts.Add(ContactId(number - 1));
        }

        return new HubSpotObject { Id = id, Type = kind.Type, Values = values, Contacts = contacts, Created = created, Modified = created, ArchivedAt = 0 };
    }
}
