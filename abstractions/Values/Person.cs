namespace LeVieuxMoulin.Connectors;

/// <summary>What vendors know of a person. All of it is personal data.</summary>
public sealed record Person
{
    /// <summary>Gets the given name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Gets the family name.</summary>
    public string? LastName { get; init; }

    /// <summary>Gets the form of address as the vendor writes it.</summary>
    public string? Title { get; init; }

    /// <summary>Gets the e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Gets the telephone number in E.164 form, or as the vendor sent it when it cannot be told.</summary>
    public string? Phone { get; init; }

    /// <summary>Gets the language and country, as fr-FR.</summary>
    public string? Locale { get; init; }

    /// <summary>Gets the day of birth.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>Gets the organisation.</summary>
    public string? Company { get; init; }

    /// <summary>Gets the address.</summary>
    public PostalAddress? Address { get; init; }

    /// <summary>Gets what the person agreed to or refused, by channel; a channel that is not named is not known.</summary>
    public IReadOnlyList<Consent> Consents { get; init; } = [];
}
