using System.Text.RegularExpressions;

namespace LeVieuxMoulin.Connectors.TheFork;

/// <summary>Who books. TheFork wants all but the telephone, and makes the profile by it.</summary>
internal sealed partial record TheForkDiner(string Email, string FirstName, string LastName, string Locale, string Civility, string? Phone = null, TheForkOptins? Optins = null)
{
    private static readonly string[] Civilities =
    [
        "mr", "mrs", "ms", "mr_and_mrs", "mx", "doctor", "professor", "counsel", "ambassador", "madam_ambassador", "president", "madam_president", "magister",
        "chef", "lord", "prince", "princess", "count", "countess", "duke", "duchess", "sir", "lady", "highness", "baron", "baroness", "company",
    ];

    public static TheForkDiner Of(Person guest, string? locale) => new(
        Needed("email", guest.Email),
        Needed("firstName", guest.FirstName),
        Needed("lastName", guest.LastName),
        LocaleOf(guest.Locale ?? locale),
        CivilityOf(Needed("title", guest.Title)),
        guest.Phone is null ? null : PhoneOf("guest.phone", guest.Phone),
        guest.Consents.FirstOrDefault(consent => consent.Channel == "email") is { } consent ? new TheForkOptins(consent.IsGiven) : null);

    /// <summary>Gives a telephone number in the one form TheFork takes.</summary>
    public static string PhoneOf(string field, string phone)
    {
        var plain = Separators().Replace(phone, "");
        return International().IsMatch(plain) ? plain : throw TheForkRefusal.Invalid(field, "TheFork takes telephone numbers with their country only, as +33612345678.");
    }

    private static string Needed(string field, string? value) =>
        string.IsNullOrWhiteSpace(value) ? throw TheForkRefusal.Invalid($"guest.{field}", $"TheFork takes no booking without the guest's {field}.") : value;

    private static string LocaleOf(string? locale)
    {
        var written = Needed("locale", locale).Replace('-', '_');
        return Language().IsMatch(written) ? written : throw TheForkRefusal.Invalid("guest.locale", "TheFork takes a language and country as fr-FR.");
    }

    private static string CivilityOf(string title)
    {
        var word = title.Trim().TrimEnd('.').ToLowerInvariant() switch
        {
            "m" or "monsieur" => "mr",
            "mme" or "madame" => "mrs",
            "mlle" or "mademoiselle" => "ms",
            "dr" => "doctor",
            var other => other,
        };
        return Civilities.Contains(word) ? word : throw TheForkRefusal.Invalid("guest.title", $"TheFork takes one of {string.Join(", ", Civilities)}.");
    }

    [GeneratedRegex(@"[\s().\-]")]
    private static partial Regex Separators();

    [GeneratedRegex(@"^\+[1-9]\d{1,14}$")]
    private static partial Regex International();

    [GeneratedRegex("^[a-z]{2,3}(_[A-Z]{2})?$")]
    private static partial Regex Language();
}
