using System.Text.Json;

namespace LeVieuxMoulin.Connectors.OpenTable;

/// <summary>Makes guests, or finds them.</summary>
internal sealed class OpenTableGuestWriter(OpenTableApi api, string partner) : IWrite<SaveGuest>
{
    /// <summary>OpenTable knows the call by its id, and the guest by e-mail and telephone.</summary>
    public RepeatSafety Repeat => RepeatSafety.Key;

    public async Task<WriteResult> WriteAsync(SaveGuest command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        if (command.GuestId is not null || command.Tags.Count > 0)
        {
            throw OpenTableRefusal.Unsupported("OpenTable's API makes or finds guests. Names and telephone numbers are changed in GuestCenter, and so are tags: the API may replace all that a guest has.");
        }

        var path = $"api/v3/external/partners/{Uri.EscapeDataString(partner)}/restaurants/{Uri.EscapeDataString(command.LocationId)}/guests";
        var answer = await api.WriteAsync(HttpMethod.Post, path, OpenTableNewGuest.Of(command.Person), OpenTableCamelJson.Default.OpenTableNewGuest, context.Key, cancellationToken);
        return new WriteResult { RecordId = JsonSerializer.Deserialize(answer, OpenTableCamelJson.Default.OpenTableNewGuestAnswer)!.GuestId };
    }
}

/// <summary>A guest to be made or found.</summary>
internal sealed record OpenTableNewGuest(string FirstName, string LastName, OpenTableNewEmail? Email, OpenTableNewPhone[]? PhoneNumbers)
{
    public static OpenTableNewGuest Of(Person person)
    {
        if (string.IsNullOrWhiteSpace(person.FirstName) || string.IsNullOrWhiteSpace(person.LastName))
        {
            throw OpenTableRefusal.Invalid(string.IsNullOrWhiteSpace(person.FirstName) ? "person.firstName" : "person.lastName", "OpenTable makes no guest without first and last name.");
        }

        if (person.Email is null && person.Phone is null)
        {
            throw OpenTableRefusal.Invalid("person.email", "OpenTable knows guests by e-mail or telephone: one of them is needed.");
        }

        OpenTableNewPhone[]? phones = null;
        if (person.Phone is not null)
        {
            var (code, _, number) = OpenTablePhones.Split("person.phone", person.Phone);
            phones = [new OpenTableNewPhone(code, number, true)];
        }

        return new OpenTableNewGuest(
            person.FirstName,
            person.LastName,
            person.Email is null ? null : new OpenTableNewEmail(person.Email, person.Consents.Any(consent => consent is { Channel: "email", IsGiven: true })),
            phones);
    }
}

/// <summary>Its e-mail address.</summary>
internal sealed record OpenTableNewEmail(string EmailAddress, bool IsEmailMarketingOptedIn);

/// <summary>Its telephone number; the country as a calling code.</summary>
internal sealed record OpenTableNewPhone(string CountryCode, string Number, bool IsPrimary);

/// <summary>The id that the guest has in this API, which is not the one of Sync.</summary>
internal sealed record OpenTableNewGuestAnswer(string GuestId);
