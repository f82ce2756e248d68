namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>Which contact property holds what.</summary>
internal sealed class HubSpotFields(HubSpotOptions options)
{
    public const string ChangedAt = "lastmodifieddate";
    public const string MergedIds = "hs_merged_object_ids";
    public const string EmailOptOut = "hs_email_optout";
    public const string MemberId = "loyalty_member_id";
    public const string Points = "loyalty_points";
    public const string Tier = "loyalty_tier";
    public const string LoyaltyAt = "loyalty_updated_at";

    /// <summary>HubSpot's own properties by the contract's names of what they hold.</summary>
    private static readonly (string Name, string Property)[] Own =
    [
        ("firstName", "firstname"), ("lastName", "lastname"), ("title", "salutation"), ("email", "email"), ("phone", "phone"), ("locale", "hs_language"), ("company", "company"),
        ("address", "address"), ("address", "zip"), ("address", "city"), ("address", "country"),
    ];

    public string Reference => options.ReferenceProperty;

    public string BirthDate => options.BirthDateProperty;

    /// <summary>Gets the further properties that the configuration asks for.</summary>
    public IReadOnlyList<string> Further => options.Properties;

    /// <summary>Gets every property that is read, each once: a property that is not named is not answered.</summary>
    public List<string> Read =>
    [
        .. Own.Select(own => own.Property)
            .Concat(["mobilephone", "hs_country_region_code", BirthDate, EmailOptOut, Reference, MemberId, Points, Tier, LoyaltyAt, MergedIds, ChangedAt])
            .Concat(options.Properties)
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Gets what a change is told of by webhook. HubSpot takes no subscription for times of change.</summary>
    public IEnumerable<string> Watched => Read.Except([ChangedAt, MergedIds]);

    /// <summary>Finds the properties behind a name in SaveCustomer.Clear.</summary>
    public IEnumerable<string> Named(string name)
    {
        if (name.StartsWith("fields.", StringComparison.OrdinalIgnoreCase))
        {
            return [name["fields.".Length..]];
        }

        var found = Own.Where(own => own.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(own => own.Property).ToList();
        return found.Count > 0 ? found
            : name.Equals("birthDate", StringComparison.OrdinalIgnoreCase) ? [BirthDate]
            : throw HubSpotRefusal.Invalid("clear", $"\"{name}\" is no field of a customer that HubSpot can empty.");
    }
}
