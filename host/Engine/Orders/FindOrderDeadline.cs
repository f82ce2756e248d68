using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Operations;
using LeVieuxMoulin.Connectors.Engine.Requests;
using LeVieuxMoulin.Connectors.Suppliers;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Engine.Orders;

/// <summary>Works out how late an order may still be sent: the supplier's cut-off where it answers, else the day of delivery itself.</summary>
/// <param name="ask">Asks the supplier for its slots.</param>
/// <param name="directory">The connections.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed partial class FindOrderDeadline(AskVendor ask, IConnectionDirectory directory, TimeProvider time, ILogger<FindOrderDeadline> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Tells the day it is where the order is to be delivered.</summary>
    /// <param name="connection">The supplier's connection.</param>
    public DateOnly Today(string connection) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), ZoneOf(connection)).DateTime);

    /// <summary>Works the deadline out. A supplier that does not answer in time does not hold the order up.</summary>
    /// <param name="connection">The supplier's connection.</param>
    /// <param name="day">The day of delivery.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task<OrderDeadline> ExecuteAsync(string connection, DateOnly day, CancellationToken cancellationToken)
    {
        if (await CutOffAsync(connection, day, cancellationToken) is { } cutOff)
        {
            return new OrderDeadline(cutOff, true);
        }

        var zone = ZoneOf(connection);
        var endOfDay = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        var lastMoment = new DateTimeOffset(endOfDay, zone.GetUtcOffset(endOfDay));
        using var use = directory.Use(connection);
        var patience = time.GetUtcNow() + (use?.Settings.Operations ?? new()).Deadline;
        return new OrderDeadline(patience < lastMoment ? patience : lastMoment, false);
    }

    private async Task<DateTimeOffset?> CutOffAsync(string connection, DateOnly day, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var answer = await ask.ExecuteAsync<FindDeliverySlots, IReadOnlyList<DeliverySlot>>(connection, new FindDeliverySlots(day, day), either.Token);
            var slots = answer.Value.Where(slot => slot.Day == day).ToList();
            return slots.Count > 0 ? slots.Max(slot => slot.OrderDeadline) : null;
        }
        catch (RequestException nobody)
        {
            LogUnknown(connection, day, nobody.Message);
        }
        catch (ConnectorException failure)
        {
            LogUnknown(connection, day, failure.Fault.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogUnknown(connection, day, "it did not answer in time");
        }

        return null;
    }

    private TimeZoneInfo ZoneOf(string connection)
    {
        using var use = directory.Use(connection);
        return use is { Settings.Venues: [var venue, ..] }
            ? venue.TimeZone
            : TimeZones.Find((use?.Settings.Venue ?? new()).TimeZone);
    }

    [LoggerMessage(LogLevel.Information, "{Connection}: the order cut-off for {Day} is not known: {Why}")]
    private partial void LogUnknown(string connection, DateOnly day, string why);
}
