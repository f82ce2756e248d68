namespace LeVieuxMoulin.Connectors.Sandbox.Bookings;

/// <summary>One guest in a vendor's book. All of them are invented; the telephone numbers are those set aside for fiction.</summary>
internal sealed class Diner
{
    /// <summary>Gets the place in the book, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Gets the id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Gets or sets the given name.</summary>
    public required string FirstName { get; set; }

    /// <summary>Gets or sets the family name.</summary>
    public required string LastName { get; set; }

    /// <summary>Gets or sets the form of address.</summary>
    public string? Title { get; set; }

    /// <summary>Gets or sets the e-mail address.</summary>
    public string? Email { get; set; }

    /// <summary>Gets or sets the telephone number in E.164 form.</summary>
    public string? Phone { get; set; }

    /// <summary>Gets or sets the language and country, as fr_FR.</summary>
    public string? Locale { get; set; }

    /// <summary>Gets or sets the day of birth.</summary>
    public DateOnly? Birth { get; set; }

    /// <summary>Gets or sets the organisation.</summary>
    public string? Company { get; set; }

    /// <summary>Gets or sets street, postal code and town, or null.</summary>
    public (string Street, string Code, string City)? Address { get; set; }

    /// <summary>Gets or sets whether the house marks the guest.</summary>
    public bool IsVip { get; set; }

    /// <summary>Gets or sets the allergies.</summary>
    public IReadOnlyList<string> Allergies { get; set; } = [];

    /// <summary>Gets or sets the diets.</summary>
    public IReadOnlyList<string> Diets { get; set; } = [];

    /// <summary>Gets or sets the tags.</summary>
    public IReadOnlyList<string> Tags { get; set; } = [];

    /// <summary>Gets or sets the house's note.</summary>
    public string? Note { get; set; }

    /// <summary>Gets or sets whether e-mail is agreed to.</summary>
    public bool TakesMail { get; set; }

    /// <summary>Gets or sets whether post is agreed to.</summary>
    public bool TakesPost { get; set; }

    /// <summary>Gets or sets whether all advertising is refused.</summary>
    public bool RefusesAll { get; set; }

    /// <summary>Gets or sets whether the guest was erased.</summary>
    public bool IsForgotten { get; set; }

    /// <summary>Gets or sets whether the guest was put away.</summary>
    public bool IsArchived { get; set; }

    /// <summary>Gets or sets when it was made.</summary>
    public long Created { get; set; }

    /// <summary>Gets or sets when it last changed.</summary>
    public long Updated { get; set; }

    /// <summary>Gets or sets the number of the last change, over all guests.</summary>
    public long Sequence { get; set; }

    /// <summary>Gets or sets the first visit.</summary>
    public long FirstVisit { get; set; }

    /// <summary>Gets or sets the last visit.</summary>
    public long LastVisit { get; set; }
}
