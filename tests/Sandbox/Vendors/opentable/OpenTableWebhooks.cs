using LeVieuxMoulin.Connectors.Sandbox.Bookings;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.OpenTable;

/// <summary>One whole booking a call, with an agreed token in the header; no signature, no type of event.</summary>
internal sealed class OpenTableWebhooks(OpenTableBook house, WebhookSender sender)
{
    private static readonly Uri Host = new("https://platform.opentable.example/");
    private readonly Lock gate = new();
    private readonly List<(Uri Address, string? Token)> targets = [];

    /// <summary>Gets or sets whether what happens now goes out to nobody.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Registers an address, as one does by mail.</summary>
    public void Subscribe(string url, string? token)
    {
        lock (gate)
        {
            targets.Add((new Uri(url), token));
        }
    }

    /// <summary>Tells of a booking as it is now.</summary>
    public void Changed(Booking booking)
    {
        if (IsSilent)
        {
            return;
        }

        (Uri Address, string? Token)[] all;
        lock (gate)
        {
            all = [.. targets];
        }

        foreach (var (address, token) in all)
        {
            sender.Send(address, JsonBody.Bytes(OpenTableWire.Webhook(house, booking, Host)), _ => token is null ? [] : [("Authorization", "Bearer " + token)]);
        }
    }
}
