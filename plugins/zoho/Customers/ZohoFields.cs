namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>Which field of a contact holds what.</summary>
internal sealed class ZohoFields(ZohoOptions options)
{
    public const string Module = "Contacts";
    public const string MemberId = "Loyalty_Member_ID";
    public const string Points = "Loyalty_Points";
    public const string Tier = "Loyalty_Tier";
    public const string LoyaltyAt = "Loyalty_Updated_At";
    public const string OptOut = "Email_Opt_Out";
    public const string Account = "Account_Name";

    private static readonly (string Name, string Field)[] Own =
    [
        ("firstName", "First_Name"), ("lastName", "Last_Name"), ("title", "Salutation"), ("email", "Email"), ("phone", "Phone"), ("birthDate", "Date_of_Birth"),
        ("address", "Mailing_Street"), ("address", "Mailing_Zip"), ("address", "Mailing_City"), ("address", "Mailing_Country"),
    ];

    public string Reference => options.ReferenceField;

    public string? Language => options.LanguageField;

    public string? Company => options.CompanyField;

    /// <summary>Gets the further fields that the configuration asks for.</summary>
    public IReadOnlyList<string> Further => options.Fields;

    /// <summary>Gets every field that is read, each once.</summary>
    public IReadOnlyList<string> Read =>
    [
        .. Own.Select(own => own.Field)
            .Concat(["Mobile", Account, OptOut, "Tag", Reference, MemberId, Points, Tier, LoyaltyAt, ZohoModule.ChangedAt])
            .Concat(new[] { Language, Company }.OfType<string>())
            .Concat(options.Fields)
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Finds the fields behind a name in SaveCustomer.Clear.</summary>
    public IEnumerable<string> Named(string name)
    {
        if (name.StartsWith("fields.", StringComparison.OrdinalIgnoreCase))
        {
            return [name["fields.".Length..]];
        }

        var found = Own.Where(own => own.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(own => own.Field).ToList();
        return found.Count > 0 ? found
            : name.Equals("locale", StringComparison.OrdinalIgnoreCase) && Language is { } language ? [language]
            : name.Equals("company", StringComparison.OrdinalIgnoreCase) && Company is { } company ? [company]
            : throw ZohoRefusal.Invalid("clear", $"\"{name}\" is no field of a customer that Zoho can empty.");
    }
}
