using System.Globalization;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Square;

/// <summary>Ends promotions.</summary>
/// <remarks>A rule gets an end in the past and stays, so that bills which name it can still be read. A discount given by hand has no end and is deleted, as is a rule that has not begun.</remarks>
internal sealed class SquarePromotionEnder(SquareApi api, ConnectorContext connection) : IWrite<EndPromotion>
{
    /// <summary>How far behind UTC a wall clock can be.</summary>
    private const int HoursBehindUtc = -12;

    /// <summary>Over is over.</summary>
    public RepeatSafety Repeat => RepeatSafety.Absolute;

    public async Task<WriteResult> WriteAsync(EndPromotion command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        IReadOnlyList<RawRecord> held;
        try
        {
            held = await api.PromotionAsync(command.PromotionId, cancellationToken);
        }
        catch (ConnectorException e) when (e.Fault.Kind == FaultKind.NotFound)
        {
            return new WriteResult { RecordId = command.PromotionId, AlreadyDone = true };
        }

        SquareEdit.Check(context, held.Max(row => row.Revision), held.Max(row => row.ChangedAt), "The promotion");
        var whole = held[0].ToJson();
        var end = Now();
        if (whole["pricing_rule_data"] is not JsonObject rule || Wall(rule, "valid_from") >= end)
        {
            await api.DeleteAsync(command.PromotionId, cancellationToken);
            return new WriteResult { RecordId = command.PromotionId };
        }

        if (Wall(rule, "valid_until") <= end)
        {
            return new WriteResult { RecordId = command.PromotionId, AlreadyDone = true };
        }

        rule["valid_until_date"] = end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        rule["valid_until_local_time"] = end.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        await api.UpsertAsync(SquareEdit.KeyFor(context, whole).Step(rule["valid_until_local_time"]!.GetValue<string>()), whole, cancellationToken);
        return new WriteResult { RecordId = command.PromotionId };
    }

    /// <summary>Gets a wall time that is past at every venue.</summary>
    private DateTime Now()
    {
        var now = connection.Time.GetUtcNow();
        return connection.Venues.Count == 0 ? now.UtcDateTime.AddHours(HoursBehindUtc) : connection.Venues.Min(venue => venue.ToWallTime(now));
    }

    private static DateTime? Wall(JsonObject rule, string field) => rule[$"{field}_date"] is not { } date
        ? null
        : DateTime.Parse($"{date.GetValue<string>()}T{rule[$"{field}_local_time"]?.GetValue<string>() ?? (field == "valid_from" ? "00:00:00" : "23:59:59")}", CultureInfo.InvariantCulture);
}
