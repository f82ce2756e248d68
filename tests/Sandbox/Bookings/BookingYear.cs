using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Bookings;

/// <summary>Makes up a year of bookings, and some to come: spread over the days of service, in every state, with the nights of the change of hour.</summary>
internal sealed class BookingYear
{
    private const long Minute = 60_000;
    private const long Day = 86_400_000;
    private static readonly string[] Wishes = ["Végétarien, merci !", "Anniversaire : 7 ans 🎂", "Table au calme, s’il vous plaît", "Une chaise haute", "Arrivons \"vers\" 20 h\nen train"];
    private static readonly string[] Remarks = ["Client fidèle", "Note de frais", "A déjà posé un lapin"];
    private readonly int seed;
    private readonly int salt;
    private readonly long precision;
    private readonly DateOnly end;
    private readonly BookingPlan plan;

    /// <summary>Makes the year that ends before a day.</summary>
    public BookingYear(int seed, int salt, long precision, DateOnly end, BookingPlan plan)
    {
        (this.seed, this.salt, this.precision, this.end, this.plan) = (seed, salt, precision, end, plan);
        Diners = [.. Enumerable.Range(0, plan.Diners).Select(index => DinerMaker.Make(seed, salt, index))];
        for (var i = 0; i < plan.Bookings; i++)
        {
            Bookings.Add(Past(i));
        }

        Nights();
        ToCome();
        UpdateTimes.Even(Bookings, booking => booking.Updated, (booking, at, number) => (booking.Updated, booking.Sequence) = (at, number));
        Visits();
        UpdateTimes.Even(Diners, diner => diner.Updated, (diner, at, number) => (diner.Updated, diner.Sequence) = (at, number));
    }

    /// <summary>Gets the bookings.</summary>
    public List<Booking> Bookings { get; } = [];

    /// <summary>Gets the guests.</summary>
    public List<Diner> Diners { get; }

    private long End => ParisTime.ToUnix(end.ToDateTime(TimeOnly.MinValue));

    private Booking Past(int i)
    {
        var random = SeededRandom.At(seed, i, salt);
        var day = end.AddDays(-365).AddDays((int)((i + (random.Next(1000) / 1000.0)) * 365 / plan.Bookings));
        day = day.DayOfWeek != DayOfWeek.Monday ? day : day.AddDays(1) < end ? day.AddDays(1) : day.AddDays(-1);
        var start = ParisTime.ToUnix(day.ToDateTime(SlotGrid.Times[random.Chance(350) ? random.Next(4) : 4 + random.Next(6)]));
        var walksIn = random.Chance(60);
        var booking = Make(ref random, start, start - (walksIn ? random.Next(300_000) : (30 + random.Next(30 * 24 * 60)) * Minute) - random.Next(60_000), walksIn);
        Serve(booking, ref random);
        return booking;
    }

    private Booking Make(ref SeededRandom random, long start, long created, bool walksIn)
    {
        created -= created % precision;
        var index = Bookings.Count;
        var skew = random.Next(1000) * random.Next(1000) / 1_000_000.0;
        return new Booking
        {
            Index = index,
            Id = Ids.Uuid(seed, salt + 1, index),
            Start = start,
            Party = 1 + Math.Min(random.Next(6), 1 + random.Next(12)),
            Guest = walksIn && random.Chance(500) ? null : index < Diners.Count / 2 ? Diners[index] : Diners[(int)(skew * Diners.Count)],
            Created = created,
            Updated = created,
            Channel = walksIn ? 0 : 1 + random.Next(plan.Channels - 1),
            Table = random.Chance(700) ? 1 + random.Next(40) : 0,
            Offer = random.Chance(150) ? random.Next(plan.Offers) : -1,
            GuestNote = random.Chance(150) ? Wishes[random.Next(Wishes.Length)] : null,
            VenueNote = random.Chance(80) ? Remarks[random.Next(Remarks.Length)] : null,
        };
    }

    private void Serve(Booking booking, ref SeededRandom random)
    {
        var draw = booking.Channel == 0 ? 999 : random.Next(1000);
        booking.State = draw < 120 ? BookingState.Cancelled : draw < 175 ? BookingState.NoShow : draw < 195 && plan.Refuses ? BookingState.Refused : draw < 205 ? BookingState.Requested : BookingState.Confirmed;
        booking.Stage = booking.State != BookingState.Confirmed || draw < 280 ? BookingStage.None
            : draw < 295 ? BookingStage.PartlyArrived : draw < 310 ? BookingStage.Arrived : draw < 325 ? BookingStage.Seated : draw < 335 ? BookingStage.Bill : BookingStage.Left;
        booking.Deposit = booking.Offer >= 0 && random.Chance(600) ? booking.Party * 1000 : 0;
        if (booking.Stage == BookingStage.None)
        {
            booking.Updated += booking.State switch
            {
                BookingState.NoShow => booking.Start + (60 * Minute) - booking.Created,
                BookingState.Confirmed or BookingState.Requested when random.Chance(600) => 0,
                _ => (long)((booking.Start - booking.Created) * (random.Next(1000) / 1000.0)),
            };
            booking.Updated -= booking.Updated % precision;
            return;
        }

        booking.Arrived = Clip(booking.Start + ((random.Next(25) - 10) * Minute) + random.Next(60_000));
        booking.Seated = booking.Stage >= BookingStage.Seated ? Clip(booking.Arrived + (5 * Minute)) : 0;
        booking.Left = booking.Stage == BookingStage.Left ? Clip(booking.Seated + ((60 + random.Next(70)) * Minute) + random.Next(60_000)) : 0;
        booking.Bill = booking.Left > 0 && random.Chance(400) ? booking.Party * (1800 + random.Next(4700)) : 0;
        booking.Updated = Math.Max(booking.Created, Math.Max(booking.Arrived, Math.Max(booking.Seated, booking.Left)));
    }

    private long Clip(long at) => at - (at % precision);

    /// <summary>A party each spring night before and after the hour that is not, and each autumn night at both half past two.</summary>
    private void Nights()
    {
        foreach (var month in (int[])[3, 10])
        {
            var sunday = ParisTime.LastSunday(end.Year, month) < end ? ParisTime.LastSunday(end.Year, month) : ParisTime.LastSunday(end.Year - 1, month);
            for (var half = 0; half < 2; half++)
            {
                var start = new DateTimeOffset(sunday, new TimeOnly(half, 30), TimeSpan.Zero).ToUnixTimeMilliseconds();
                var random = SeededRandom.At(seed, (month * 10) + half, salt + 4);
                var booking = Make(ref random, start, start - (2 * 60 * Minute), walksIn: false);
                booking.VenueNote = "Nuit du changement d’heure";
                (booking.Stage, booking.Arrived, booking.Updated) = (BookingStage.Arrived, start, start);
                Bookings.Add(booking);
            }
        }
    }

    /// <summary>The next two months, and a club that has its table every month for three years.</summary>
    private void ToCome()
    {
        for (var i = 0; i < 40 + (plan.Bookings / 40); i++)
        {
            var random = SeededRandom.At(seed, i, salt + 5);
            var day = end.AddDays(1 + random.Next(60));
            day = day.DayOfWeek == DayOfWeek.Monday ? day.AddDays(1) : day;
            var created = End - ((1 + random.Next(30 * 24)) * 60 * Minute) - random.Next(60_000);
            var booking = Make(ref random, ParisTime.ToUnix(day.ToDateTime(SlotGrid.Times[random.Next(SlotGrid.Times.Count)])), created, walksIn: false);
            booking.State = i % 10 < 7 ? BookingState.Confirmed : i % 10 < 9 ? BookingState.Requested : BookingState.Cancelled;
            Bookings.Add(booking);
        }

        for (var month = 1; month <= 36; month++)
        {
            var random = SeededRandom.At(seed, month, salt + 6);
            var day = end.AddMonths(month);
            var booking = Make(ref random, ParisTime.ToUnix(day.AddDays((11 - (int)day.DayOfWeek) % 7).ToDateTime(new TimeOnly(19, 30))), End - (40 * Day), walksIn: false);
            (booking.Guest, booking.Party, booking.Offer, booking.GuestNote) = (Diners[0], 8, -1, "Table du club");
            Bookings.Add(booking);
        }
    }

    private void Visits()
    {
        foreach (var booking in Bookings.Where(booking => booking.Guest is not null))
        {
            var guest = booking.Guest!;
            guest.Created = guest.Created == 0 ? booking.Created : Math.Min(guest.Created, booking.Created);
            if (booking.Left > 0)
            {
                guest.FirstVisit = guest.FirstVisit == 0 ? booking.Start : Math.Min(guest.FirstVisit, booking.Start);
                guest.LastVisit = Math.Max(guest.LastVisit, booking.Start);
            }
        }

        foreach (var diner in Diners)
        {
            var random = SeededRandom.At(seed, diner.Index, salt + 7);
            diner.Created = diner.Created > 0 ? diner.Created : Clip(End - (random.Next(365 * 24 * 60) * Minute) - (90 * Minute));
            diner.Updated = random.Chance(500) ? diner.Created : Clip(diner.Created + (long)((End - diner.Created) * (random.Next(1000) / 1000.0)));
        }
    }
}
