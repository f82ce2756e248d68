using System.Globalization;

namespace LeVieuxMoulin.Connectors.OpenTable;

/// <summary>Books: holds the time, then takes it.</summary>
internal sealed class OpenTableBooker(OpenTableDesk desk, OpenTableTimeSlots times, OpenTableClock clock) : IWrite<CreateReservation>
{
    /// <summary>OpenTable knows each of the two calls by its own id when it is sent again.</summary>
    public RepeatSafety Repeat => RepeatSafety.Key;

    public async Task<WriteResult> WriteAsync(CreateReservation command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        Check(command);
        var wall = clock.ToWall(command.Start, command.LocationId);
        var (code, country, number) = OpenTablePhones.Split("guest.phone", command.Guest.Phone);
        if (!command.AcceptGuarantee)
        {
            await CheckGuaranteeAsync(command, cancellationToken);
        }

        var consents = command.Guest.Consents;
        var token = await desk.HoldAsync(command.LocationId, wall, command.PartySize, command.AreaId, context.Key.Step("hold"), cancellationToken);
        var booking = new OpenTableBooking(
            token,
            command.Guest.FirstName!,
            command.Guest.LastName!,
            command.Guest.Email,
            desk.IsInHouse ? null : new OpenTableDinerPhone(number, country),
            desk.IsInHouse ? new OpenTablePhone(number, int.Parse(code, CultureInfo.InvariantCulture)) : null,
            command.GuestNote,
            desk.IsInHouse ? null : OpenTableHold.Usual,
            consents.FirstOrDefault(consent => consent.Channel == "email")?.IsGiven,
            consents.FirstOrDefault(consent => consent.Channel == "sms")?.IsGiven);
        var made = await desk.BookAsync(command.LocationId, booking, context.Key.Step("book"), cancellationToken);
        var after = await desk.FindAsync(command.LocationId, made.ConfirmationNumber, cancellationToken);
        return new WriteResult { RecordId = after?.Id ?? $"{command.LocationId}-{made.ConfirmationNumber}", After = after };
    }

    private void Check(CreateReservation command)
    {
        if (command.OfferId is not null)
        {
            throw OpenTableRefusal.Unsupported("Experiences are booked in GuestCenter: OpenTable's APIs want prices chosen and paid for with them.");
        }

        if (command.VenueNote is not null)
        {
            throw OpenTableRefusal.Unsupported("OpenTable's booking APIs take no note of the house. Write it in GuestCenter.");
        }

        foreach (var (field, value) in new[] { ("firstName", command.Guest.FirstName), ("lastName", command.Guest.LastName), ("email", desk.IsInHouse ? "-" : command.Guest.Email) })
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                throw OpenTableRefusal.Invalid($"guest.{field}", $"OpenTable takes no booking without the guest's {field}.");
            }
        }
    }

    private async Task CheckGuaranteeAsync(CreateReservation command, CancellationToken cancellationToken)
    {
        var day = DateOnly.FromDateTime(clock.Venue(command.LocationId).ToWallTime(command.Start));
        var slot = (await times.AskAsync(new FindTimeSlots(command.LocationId, day, command.PartySize), cancellationToken)).FirstOrDefault(slot => slot.Start == command.Start);
        if (slot?.Guarantees.Any(guarantee => guarantee.OfferId is null) == true)
        {
            throw OpenTableRefusal.Refused("The guest must give a card or pay ahead for this time. Book it in GuestCenter, or accept the guarantee expressly.");
        }
    }
}
