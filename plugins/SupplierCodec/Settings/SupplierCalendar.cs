using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>Works delivery slots out of an account's terms.</summary>
internal sealed class SupplierCalendar
{
    private readonly SupplierAccount account;
    private readonly SupplierTerms terms;
    private readonly TimeOnly cutoff;
    private readonly HashSet<DayOfWeek> days;

    public SupplierCalendar(SupplierAccount account)
    {
        this.account = account;
        terms = account.Options.Terms ?? throw account.Wrong("terms", "Slots that are worked out need terms: delivery_days and cutoff_time at least.");
        cutoff = terms.CutoffTime ?? throw account.Wrong("terms.cutoff_time", "Slots that are worked out need the time until which orders are taken, such as 12:00.");
        days = [.. terms.DeliveryDays.Select(Weekday)];
        if (days.Count == 0)
        {
            throw account.Wrong("terms.delivery_days", "Slots that are worked out need the days of delivery, such as [tuesday, friday].");
        }

        if (terms.LeadTimeDays is < 0 or > 60)
        {
            throw account.Wrong("terms.lead_time_days", "Write a number of days from 0 to 60.");
        }

        if (terms.DayBasis is not ("calendar" or "working"))
        {
            throw account.Wrong("terms.day_basis", $"\"{terms.DayBasis}\" is neither calendar nor working.");
        }
    }

    /// <summary>Gives the slots of some days that can still be ordered for.</summary>
    public IReadOnlyList<DeliverySlot> Slots(DateOnly from, DateOnly until, DateTimeOffset now)
    {
        var slots = new List<DeliverySlot>();
        for (var day = from; day <= until; day = day.AddDays(1))
        {
            if (days.Contains(day.DayOfWeek) && Deadline(day) is var deadline && deadline > now)
            {
                slots.Add(Complete(new DeliverySlot { Day = day, OrderDeadline = deadline, IsFromTerms = true }, account));
            }
        }

        return slots;
    }

    /// <summary>Fills what the supplier left open from the account's terms.</summary>
    public static DeliverySlot Complete(DeliverySlot slot, SupplierAccount account)
    {
        var terms = account.Options.Terms;
        return slot with
        {
            MinimumOrder = slot.MinimumOrder ?? Amount(terms?.MinimumOrderNet, account),
            Fee = slot.Fee ?? Amount(terms?.DeliveryFeeNet, account),
            FreeFrom = slot.FreeFrom ?? Amount(terms?.FreeDeliveryFromNet, account),
        };
    }

    private static Money? Amount(decimal? net, SupplierAccount account) => net is { } amount ? new Money(amount, account.Currency) : null;

    private DateTimeOffset Deadline(DateOnly day)
    {
        var last = day;
        for (var left = terms.LeadTimeDays; left > 0;)
        {
            last = last.AddDays(-1);
            if (terms.DayBasis == "calendar" || last.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                left--;
            }
        }

        return account.Place.ToInstant(last.ToDateTime(cutoff));
    }

    private DayOfWeek Weekday(string written)
    {
        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            if (written.Length >= 3 && day.ToString().StartsWith(written, StringComparison.OrdinalIgnoreCase))
            {
                return day;
            }
        }

        throw account.Wrong("terms.delivery_days", $"\"{written}\" is no weekday. Write monday or mon.");
    }
}
