using LeVieuxMoulin.Connectors.Sandbox.Bookings;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.OpenTable;

/// <summary>The vendor's words. Its full list of states is not public; some here are guesses, and one is nobody's.</summary>
internal static class OpenTableWords
{
    /// <summary>Gets the ways to book, the first being a guest who walks in.</summary>
    public static readonly string[] Origins = ["Walk-in", "Web", "Phone", "App", "Concierge"];

    /// <summary>Gives the state of a booking.</summary>
    public static string State(Booking booking) => booking.RawState ?? booking.State switch
    {
        BookingState.Cancelled => booking.Index % 3 == 0 || booking.Through is "v2" ? "CancelledWeb" : "Cancelled",
        BookingState.NoShow => "NoShow",
        BookingState.Requested => "Pending",
        _ when booking.Through is null && booking.Index % 41 == 7 => "Waitlisted",
        _ => booking.Stage switch { BookingStage.Left => "Done", BookingStage.Seated or BookingStage.Bill => "Seated", _ => "Confirmed" },
    };

    /// <summary>Puts a state on a booking, known or not.</summary>
    public static void SetState(Booking booking, string state)
    {
        BookingState? known = state switch
        {
            "Confirmed" or "Done" or "Seated" => BookingState.Confirmed,
            "Pending" => BookingState.Requested,
            "NoShow" => BookingState.NoShow,
            "Cancelled" or "CancelledWeb" => BookingState.Cancelled,
            _ => null,
        };
        (booking.State, booking.RawState) = (known ?? booking.State, state);
    }

    /// <summary>Gives the contract's word of a state.</summary>
    public static string Word(string state) => state switch
    {
        "Confirmed" or "Done" or "Seated" => "CONFIRMED",
        "Pending" => "REQUESTED",
        "NoShow" => "NO_SHOW",
        "Cancelled" or "CancelledWeb" => "CANCELLED",
        _ => "OTHER",
    };

    /// <summary>Gives the contract's word of how far a meal is, which follows from its times; null when there is none.</summary>
    public static string? StageWord(Booking booking) => booking.Left > 0 ? "FINISHED" : booking.Seated > 0 ? "SEATED" : booking.Arrived > 0 ? "ARRIVED" : null;

    /// <summary>Gives the calling code that an API writes as a country.</summary>
    public static int? CallingCode(string? country) => country switch
    {
        "FR" => 33,
        "BE" => 32,
        "CH" => 41,
        "DE" => 49,
        "GB" => 44,
        "ES" => 34,
        "IT" => 39,
        "LU" => 352,
        "NL" => 31,
        "US" or "CA" => 1,
        _ => null,
    };

    /// <summary>Puts a number and its calling code together.</summary>
    public static string Phone(int calling, string number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"+{calling}{number.TrimStart('0')}");
}
