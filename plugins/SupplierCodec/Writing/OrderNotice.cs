using System.Globalization;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>Holds changes and cancellations to the notice agreed before despatch.</summary>
internal static class OrderNotice
{
    /// <summary>Refuses what comes too late. The goods leave on the day of delivery at the earliest known, so the notice is counted from its beginning.</summary>
    /// <param name="account">The account.</param>
    /// <param name="day">The order's day; null: not known, and the supplier will judge.</param>
    /// <param name="now">The clock.</param>
    /// <param name="verb">What is to be done: changed, cancelled.</param>
    public static void CheckNotice(this SupplierAccount account, DateOnly? day, DateTimeOffset now, string verb)
    {
        if (account.Options.Terms?.CancellationHoursBefore is not { } hours || day is not { } wanted)
        {
            return;
        }

        var last = account.Place.ToInstant(wanted.ToDateTime(TimeOnly.MinValue)).AddHours(-hours);
        if (now > last)
        {
            throw new ConnectorException(new Fault(
                FaultKind.Refused,
                string.Create(CultureInfo.InvariantCulture, $"An order at {account.Supplier} for {wanted:yyyy-MM-dd} could be {verb} until {account.Place.ToWallTime(last):yyyy-MM-dd HH:mm} (terms.cancellation_hours_before). Phone them."))
            {
                Code = SupplierDialect.CancellationRefused,
            });
        }
    }
}
