using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Bookings;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.TheFork;

/// <summary>Thin events: only ids, no signature, no event id, no time; a token in the address is all.</summary>
internal sealed class TheForkWebhooks(TheForkBook house, WebhookSender sender)
{
    private readonly Lock gate = new();
    private readonly List<(Uri Address, bool Legacy)> targets = [];

    /// <summary>Gets or sets whether what happens now goes out to nobody.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Registers an address, as one does by mail.</summary>
    public void Subscribe(string url, string? token, bool legacy)
    {
        var address = new UriBuilder(url);
        if (token is not null)
        {
            address.Query = (address.Query.Length > 1 ? address.Query[1..] + "&" : "") + "token=" + Uri.EscapeDataString(token);
        }

        lock (gate)
        {
            targets.Add((address.Uri, legacy));
        }
    }

    /// <summary>Tells of a booking. There is no event of a cancellation: it is a change.</summary>
    public void Reservation(Booking booking, bool made) => Send("reservation", made ? "reservationCreated" : "reservationUpdated", booking.Id, withRestaurant: true);

    /// <summary>Tells of a guest, who belongs to the group.</summary>
    public void Customer(Diner guest, bool made) => Send("customer", made ? "customerCreated" : "customerUpdated", guest.Id, withRestaurant: false);

    /// <summary>Sends an event of any kind.</summary>
    public void Send(string entity, string type, Guid id, bool withRestaurant, Guid? reservation = null)
    {
        if (IsSilent)
        {
            return;
        }

        (Uri Address, bool Legacy)[] all;
        lock (gate)
        {
            all = [.. targets];
        }

        foreach (var (address, legacy) in all)
        {
            var body = new JsonObject { ["entityType"] = entity, ["eventType"] = type, ["uuid"] = id.ToString() };
            if (!legacy)
            {
                body["groupUuid"] = house.Group.ToString();
                if (withRestaurant)
                {
                    body["restaurantUuid"] = house.Restaurant.ToString();
                }
            }

            if (reservation is not null)
            {
                body["reservationUuid"] = reservation.ToString();
            }

            sender.Send(address, JsonBody.Bytes(body), _ => []);
        }
    }
}
