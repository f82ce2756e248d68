namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>Reads a contact.</summary>
internal static class ZohoContact
{
    public static Customer ToCustomer(this ZohoRecord record, ZohoFields fields)
    {
        var changedAt = record.ChangedAt;
        var further = new Dictionary<string, string>();
        foreach (var name in fields.Further)
        {
            if (record.Get(name) is { } value)
            {
                further[name] = value;
            }
        }

        return new Customer
        {
            Id = record.Id,
            Person = ToPerson(record, fields),
            Reference = record.Get(fields.Reference),
            Loyalty = ZohoText.Whole(record.Get(ZohoFields.Points)) is { } points
                ? new LoyaltyState(record.Get(ZohoFields.MemberId) ?? record.Get(fields.Reference) ?? record.Id, points, record.Get(ZohoFields.Tier), ZohoText.Instant(record.Get(ZohoFields.LoyaltyAt)) ?? changedAt)
                : null,
            Tags = record.List("Tag").Select(tag => tag.Get("name")).OfType<string>().ToList(),
            Fields = further,
        };
    }

    private static Person ToPerson(ZohoRecord record, ZohoFields fields) => new()
    {
        FirstName = record.Get("First_Name"),
        LastName = record.Get("Last_Name"),
        Title = record.Get("Salutation"),
        Email = record.Get("Email"),
        Phone = record.Get("Phone") ?? record.Get("Mobile"),
        Locale = fields.Language is { } language ? record.Get(language) : null,
        BirthDate = ZohoText.Day(record.Get("Date_of_Birth")),
        Company = (fields.Company is { } company ? record.Get(company) : null) ?? record.Get(ZohoFields.Account),
        Address = ToAddress(record),

        // Not having opted out is no consent, so nothing is said then.
        Consents = record.Get(ZohoFields.OptOut) == "true" ? new List<Consent> { new("email", false) } : [],
    };

    private static PostalAddress? ToAddress(ZohoRecord record)
    {
        var (street, code, city, country) = (record.Get("Mailing_Street"), record.Get("Mailing_Zip"), record.Get("Mailing_City"), record.Get("Mailing_Country"));
        return (street ?? code ?? city ?? country) is null ? null : new PostalAddress
        {
            Street = street,
            PostalCode = code,
            City = city,

            // Zoho's country is free text; only a code is one.
            Country = country is { Length: 2 } ? country.ToUpperInvariant() : null,
        };
    }
}
