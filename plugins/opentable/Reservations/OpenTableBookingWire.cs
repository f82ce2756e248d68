using System.Text.Json.Serialization;

namespace LeVieuxMoulin.Connectors.OpenTable;

/// <summary>Asks for a time to be held, in the words of either booking API.</summary>
internal sealed record OpenTableHold(
    int PartySize, string DateTime, int DiningAreaId, string? RestaurantId = null, string? TableType = null, string? ReservationAttribute = null, string? Environment = null)
{
    /// <summary>The usual kind of table.</summary>
    public const string Usual = "default";
}

/// <summary>A time that is held.</summary>
internal sealed record OpenTableHeld(string ReservationToken);

/// <summary>Books what is held. The in-house API's own body is not public: it is sent the same, with the telephone in its form.</summary>
internal sealed record OpenTableBooking(
    string ReservationToken,
    string FirstName,
    string LastName,
    string? EmailAddress,
    OpenTableDinerPhone? Phone,
    OpenTablePhone? PhoneNumber,
    string? SpecialRequest,
    string? ReservationAttribute,
    bool? RestaurantEmailMarketingOptIn,
    bool? SmsNotificationsOptIn);

/// <summary>A telephone number as online booking writes it.</summary>
internal sealed record OpenTableDinerPhone(string Number, string CountryCode, string PhoneType = "Mobile");

/// <summary>A telephone number as the in-house API writes it.</summary>
internal sealed record OpenTablePhone(string Number, int CountryCode);

/// <summary>A booking that was made or changed.</summary>
internal sealed record OpenTableBooked(long ConfirmationNumber, string DateTime, int PartySize);

/// <summary>Changes a booking at the network, where the new time was held before.</summary>
internal sealed record OpenTableChange(int PartySize, string DateTime, string? SpecialRequest, string ReservationToken, string ReservationAttribute);

/// <summary>Changes a booking in-house; the vendor's own sample has the number as text.</summary>
internal sealed record OpenTableInHouseChange(string PartySize, string DateTime, string? SpecialRequest);

/// <summary>Puts a booking into a state.</summary>
internal sealed record OpenTableStatus(string Status);

/// <summary>Searches the bookings to come.</summary>
internal sealed record OpenTableSearch(OpenTablePhone PhoneNumber);

/// <summary>What was found.</summary>
internal sealed record OpenTableSearchAnswer(List<OpenTableFound>? Reservations = null);

/// <summary>One booking to come.</summary>
internal sealed record OpenTableFound(string ReservationId, long ConfirmationNumber);

/// <summary>What the restaurant has.</summary>
internal sealed record OpenTableMetadata(OpenTableMetadataParts? Data = null);

/// <summary>Its dining areas.</summary>
internal sealed record OpenTableMetadataParts(List<OpenTableArea>? DiningAreas = null);

/// <summary>One dining area.</summary>
internal sealed record OpenTableArea([property: JsonRequired] int Id, string? Name = null, string? Environment = null);
