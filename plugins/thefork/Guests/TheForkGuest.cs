namespace LeVieuxMoulin.Connectors.TheFork;

/// <summary>One guest as <c>GET /v1/customers/{id}</c> gives it.</summary>
internal sealed record TheForkGuest(
    string CustomerUuid,
    string? Email = null,
    string? FirstName = null,
    string? LastName = null,
    string? Phone = null,
    string? SecondaryPhone = null,
    string? BirthDate = null,
    string? Locale = null,
    string? Civility = null,
    bool? IsVip = null,
    string? Address = null,
    string? Zipcode = null,
    string? City = null,
    string? Country = null,
    List<string>? AllergiesAndIntolerances = null,
    List<string>? DietaryRestrictions = null,
    List<string>? SpendingBehaviour = null,
    List<string>? CustomerRelationship = null,
    List<string>? RiskLevel = null,
    List<string>? OtherTags = null,
    string? Notes = null,
    TheForkOptins? Optins = null)
{
    public Guest ToGuest() => new()
    {
        Id = CustomerUuid,
        Person = new Person
        {
            FirstName = TheForkText.OrNull(FirstName),
            LastName = TheForkText.OrNull(LastName),
            Title = TheForkText.OrNull(Civility),
            Email = TheForkText.OrNull(Email),
            Phone = TheForkText.OrNull(Phone) ?? TheForkText.OrNull(SecondaryPhone),
            Locale = TheForkText.Locale(TheForkText.OrNull(Locale)),
            BirthDate = TheForkText.Day(BirthDate),
            Address = (Address ?? Zipcode ?? City ?? Country) is null ? null : new PostalAddress { Street = Address, PostalCode = Zipcode, City = City, Country = Country },
            Consents = Optins is null ? [] : [new Consent("email", Optins.RestaurantNewsletter)],
        },
        IsVip = IsVip,
        Dietary = Joined(AllergiesAndIntolerances, DietaryRestrictions),
        Tags = Joined(SpendingBehaviour, CustomerRelationship, RiskLevel, OtherTags),
        Note = TheForkText.OrNull(Notes),
    };

    private static List<string> Joined(params List<string>?[] lists) => lists.SelectMany(list => list ?? []).ToList();
}

/// <summary>A guest as <c>GET /v1/restaurants/{id}/customers/phone/{number}</c> gives it.</summary>
internal sealed record TheForkGuestMatch(
    string CustomerUuid, string? FirstName = null, string? LastName = null, string? Phone = null, string? Email = null, List<TheForkNextReservation>? NextReservationsList = null)
{
    public GuestMatch ToMatch() => new(
        CustomerUuid,
        new Person { FirstName = TheForkText.OrNull(FirstName), LastName = TheForkText.OrNull(LastName), Phone = TheForkText.OrNull(Phone), Email = TheForkText.OrNull(Email) },
        (NextReservationsList ?? []).Select(next => next.ReservationUuid).ToList());
}

/// <summary>A booking to come, in name only.</summary>
internal sealed record TheForkNextReservation(string ReservationUuid);
