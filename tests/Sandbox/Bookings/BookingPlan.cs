namespace LeVieuxMoulin.Connectors.Sandbox.Bookings;

/// <summary>How much a year holds.</summary>
/// <param name="Bookings">The bookings of the year; those to come are made besides.</param>
/// <param name="Diners">The guests.</param>
/// <param name="Channels">How many ways to book the vendor knows, the first being a guest who walks in.</param>
/// <param name="Offers">How many offers the vendor has.</param>
/// <param name="Refuses">Whether the house can refuse a booking there.</param>
internal sealed record BookingPlan(int Bookings, int Diners, int Channels, int Offers, bool Refuses);
