namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>One contact, or any other object: all it says stands in its properties, as text.</summary>
internal sealed record HubSpotObject(string Id, Dictionary<string, string?> Properties, DateTimeOffset? UpdatedAt = null, bool Archived = false, DateTimeOffset? ArchivedAt = null)
{
    public string? Get(string property) => HubSpotText.NullIfEmpty(Properties.GetValueOrDefault(property));

    /// <summary>Gets the ids this record had before it was merged.</summary>
    public IEnumerable<string> FormerIds() => (Get(HubSpotFields.MergedIds) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(id => id != Id);

    public Customer ToCustomer(HubSpotFields fields)
    {
        var further = new Dictionary<string, string>();
        foreach (var name in fields.Further)
        {
            if (Get(name) is { } value)
            {
                further[name] = value;
            }
        }

        return new Customer { Id = Id, Person = ToPerson(fields), Reference = Get(fields.Reference), Loyalty = Loyalty(fields), Fields = further };
    }

    private Person ToPerson(HubSpotFields fields) => new()
    {
        FirstName = Get("firstname"),
        LastName = Get("lastname"),
        Title = Get("salutation"),
        Email = Get("email"),
        Phone = Get("phone") ?? Get("mobilephone"),
        Locale = HubSpotText.Locale(Get("hs_language")),
        BirthDate = HubSpotText.Day(Get(fields.BirthDate)),
        Company = Get("company"),
        Address = ToAddress(),

        // Not having opted out is no consent, so nothing is said then.
        Consents = Get(HubSpotFields.EmailOptOut) == "true" ? new List<Consent> { new("email", false) } : [],
    };

    private PostalAddress? ToAddress()
    {
        var (street, code, city, country) = (Get("address"), Get("zip"), Get("city"), Get("hs_country_region_code") ?? Get("country"));
        return (street ?? code ?? city ?? country) is null ? null : new PostalAddress
        {
            Street = street,
            PostalCode = code,
            City = city,

            // The country itself is free text: only a code is one.
            Country = country is { Length: 2 } ? country.ToUpperInvariant() : null,
        };
    }

    private LoyaltyState? Loyalty(HubSpotFields fields) =>
        HubSpotText.Whole(Get(HubSpotFields.Points)) is { } points && (HubSpotText.Instant(Get(HubSpotFields.LoyaltyAt)) ?? UpdatedAt) is { } asOf
            ? new LoyaltyState(Get(HubSpotFields.MemberId) ?? Get(fields.Reference) ?? Id, points, Get(HubSpotFields.Tier), asOf)
            : null;
}
