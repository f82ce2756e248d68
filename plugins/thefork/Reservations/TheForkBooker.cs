using System.Text.Json;

namespace LeVieuxMoulin.Connectors.TheFork;

/// <summary>Books.</summary>
internal sealed class TheForkBooker(TheForkApi api, TheForkTimeSlots times, TheForkClock clock, TheForkOptions options) : IWrite<CreateReservation>
{
    /// <summary>TheFork knows no key: after a lost answer the bookings of the day are looked through.</summary>
    public RepeatSafety Repeat => RepeatSafety.Find;

    public async Task<WriteResult> WriteAsync(CreateReservation command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var booking = TheForkBooking.Of(command, clock, options.Locale);
        if (!command.AcceptGuarantee)
        {
            await CheckGuaranteeAsync(command, cancellationToken);
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(booking, TheForkJson.Default.TheForkBooking);
        var answer = await api.AddAsync($"v1/restaurants/{Uri.EscapeDataString(command.LocationId)}/reservations", body, cancellationToken);
        return new WriteResult { RecordId = JsonSerializer.Deserialize(answer, TheForkJson.Default.TheForkReservation)!.ReservationUuid };
    }

    /// <summary>How a booking made here meets a guarantee is not documented, so that such a slot is left alone.</summary>
    private async Task CheckGuaranteeAsync(CreateReservation command, CancellationToken cancellationToken)
    {
        var query = new FindTimeSlots(command.LocationId, clock.DayOf(command.Start, command.LocationId), command.PartySize, command.OfferId);
        var slot = (await times.AskAsync(query, cancellationToken)).FirstOrDefault(slot => slot.Start == command.Start);
        if (slot?.Guarantees.Any(guarantee => command.PartySize >= guarantee.FromPartySize && (guarantee.OfferId is null || guarantee.OfferId == command.OfferId)) == true)
        {
            throw TheForkRefusal.Refused("The guest must give a card or pay ahead for this time, which a booking from here does not ask for. Book it in TheFork Manager, or accept the guarantee expressly.");
        }
    }
}
