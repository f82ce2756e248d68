using LeVieuxMoulin.Connectors.Sandbox.Bookings;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.TheFork;

/// <summary>The vendor's words.</summary>
internal static class TheForkWords
{
    /// <summary>Gets the ways to book, the first being a guest who walks in.</summary>
    public static readonly string[] Channels = ["Walk-in", "TheFork", "Booking Module", "TripAdvisor", "Michelin", "Google", "Offline", "Cross Sell", "TheFork Manager API"];

    private static readonly string[] States = ["RECORDED", "REQUESTED", "REFUSED", "CANCELED", "NO_SHOW"];
    private static readonly string?[] Stages = [null, "PARTIALLY_ARRIVED", "ARRIVED", "SEATED", "BILL", "LEFT"];

    /// <summary>Gives the status of a booking; now and then one that the vendor's file does not know.</summary>
    public static string Status(Booking booking, bool unknowns) => booking.RawState ?? (unknowns && IsOdd(booking, 7) ? "WAITLISTED" : States[(int)booking.State]);

    /// <summary>Gives how far the meal is.</summary>
    public static string? MealStatus(Booking booking, bool unknowns) =>
        booking.RawStage ?? (unknowns && IsOdd(booking, 13) && booking.Stage != BookingStage.None ? "DESSERT" : Stages[(int)booking.Stage]);

    /// <summary>Gives where a booking came from.</summary>
    public static string Channel(Booking booking, bool unknowns) => unknowns && IsOdd(booking, 20) ? "Instagram" : Channels[booking.Channel];

    /// <summary>Puts a status on a booking, known or not.</summary>
    public static void SetStatus(Booking booking, string status)
    {
        var known = Array.IndexOf(States, status);
        (booking.State, booking.RawState) = known >= 0 ? ((BookingState)known, null) : (booking.State, status);
    }

    /// <summary>Puts a meal status on a booking, known or not.</summary>
    public static void SetMealStatus(Booking booking, string status)
    {
        var known = Array.IndexOf(Stages, status);
        (booking.Stage, booking.RawStage) = known >= 0 ? ((BookingStage)known, null) : (booking.Stage, status);
    }

    /// <summary>Gives the contract's word of a status.</summary>
    public static string Word(string status) => status switch
    {
        "RECORDED" => "CONFIRMED",
        "CANCELED" => "CANCELLED",
        "REQUESTED" or "REFUSED" or "NO_SHOW" => status,
        _ => "OTHER",
    };

    /// <summary>Gives the contract's word of a meal status.</summary>
    public static string StageWord(string status) => status switch
    {
        "PARTIALLY_ARRIVED" or "ARRIVED" => "ARRIVED",
        "SEATED" or "BILL" => status,
        "LEFT" => "FINISHED",
        _ => "OTHER",
    };

    /// <summary>Picks generated bookings only, and while they hold: what is cancelled or booked here says so plainly.</summary>
    private static bool IsOdd(Booking booking, int rest) => booking.Through is null && booking.State == BookingState.Confirmed && booking.Index % 41 == rest;
}
