using System.Globalization;

namespace LeVieuxMoulin.Connectors.OpenTable;

/// <summary>One guest as the Sync API gives it. Tags name diets among others: OpenTable has no field for allergies.</summary>
internal sealed record OpenTableGuest(
    string Id,
    long Rid,
    string? FirstName = null,
    string? LastName = null,
    string? Email = null,
    bool? EmailOptin = null,
    string? Phone = null,
    List<OpenTableGuestPhone>? PhoneNumbers = null,
    List<string>? Tags = null,
    string? BirthDate = null,
    string? CompanyName = null,
    string? Notes = null,
    bool? MarketingOptedOut = null,
    bool? MailOptedIn = null,
    bool? Forgotten = null,
    bool? Archived = null,
    string? DateFirstVisit = null,
    string? DateLastVisit = null)
{
    public Guest ToGuest() => new()
    {
        Id = Id,
        LocationId = Rid.ToString(CultureInfo.InvariantCulture),
        Person = new Person
        {
            FirstName = OrNull(FirstName),
            LastName = OrNull(LastName),
            Email = OrNull(Email),
            Phone = PhoneOf(),
            BirthDate = OpenTableClock.Day(BirthDate),
            Company = OrNull(CompanyName),
            Consents = Consents(),
        },
        Tags = Tags ?? [],
        Note = OrNull(Notes),
        FirstVisit = OpenTableClock.Day(DateFirstVisit),
        LastVisit = OpenTableClock.Day(DateLastVisit),
    };

    private string? PhoneOf()
    {
        var numbers = PhoneNumbers ?? [];
        var first = numbers.Find(number => number.Primary == true) ?? numbers.FirstOrDefault();
        return OpenTablePhones.Join(first?.CountryCode, first?.Number) ?? OrNull(Phone);
    }

    /// <summary>Who has refused all marketing has refused each kind of it.</summary>
    private List<Consent> Consents() => new (string Channel, bool? IsGiven)[] { ("email", EmailOptin), ("post", MailOptedIn) }
        .Where(consent => consent.IsGiven is not null)
        .Select(consent => new Consent(consent.Channel, consent.IsGiven == true && MarketingOptedOut != true))
        .ToList();

    private static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

/// <summary>One telephone number; the country as a calling code.</summary>
internal sealed record OpenTableGuestPhone(string? Number = null, string? CountryCode = null, bool? Primary = null);
