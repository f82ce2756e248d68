using System.Text.Json;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>One account at a supplier: the connection's options, checked, with the defaults filled in.</summary>
internal sealed class SupplierAccount
{
    private static readonly string[] Operations =
        ["catalogue", "prices", "availability", "slots", "orders", "status", "change", "cancellation", "deliveries", "receipts", "billing"];

    private readonly Dictionary<string, SupplierMode> modes = new(StringComparer.Ordinal);
    private readonly SupplierDefaults defaults;
    private readonly string connection;

    public SupplierAccount(ConnectorContext context, SupplierDefaults defaults)
    {
        this.defaults = defaults;
        connection = context.Connection;
        Options = Read(context);
        Supplier = defaults.BranchKey is { } key && Text(key) is { } branch ? $"{defaults.Name} {branch}" : defaults.Name;
        CustomerNumber = Text(defaults.CustomerKey)
            ?? throw Wrong(defaults.CustomerKey, $"The number {defaults.Name} knows you by is missing. Write it there.");
        var venue = context.Venues.Count == 1 ? context.Venues[0] : null;
        Currency = Options.Currency ?? venue?.Currency ?? defaults.Currency;
        Place = new VenueSettings { TimeZone = Zone(venue), Currency = Currency };
        ReadModes();
        CheckWords();
    }

    /// <summary>Gets the options as written.</summary>
    public SupplierOptions Options { get; }

    /// <summary>Gets the supplier's name for people.</summary>
    public string Supplier { get; }

    /// <summary>Gets the supplier's number for this customer.</summary>
    public string CustomerNumber { get; }

    /// <summary>Gets the currency of what names none.</summary>
    public string Currency { get; }

    /// <summary>Gets where wall times are meant.</summary>
    public VenueSettings Place { get; }

    /// <summary>Gets the supplier's own words.</summary>
    public SupplierWordMap Words => Options.Map;

    /// <summary>Gets how an operation is done.</summary>
    public SupplierMode Mode(string operation) => modes.GetValueOrDefault(operation);

    /// <summary>Makes the failure of a wrong option.</summary>
    public ConnectorException Wrong(string key, string message) => new(new Fault(FaultKind.Validation, $"{connection}: {key}: {message}")
    {
        Fields = [new FieldFault(key, message)],
    });

    private SupplierOptions Read(ConnectorContext context)
    {
        try
        {
            return context.ReadSettings(SupplierOptionsJson.Default.SupplierOptions);
        }
        catch (JsonException e)
        {
            throw Wrong(e.Path ?? "$", "The value has another form than this option takes. Compare it with the connector's example file.");
        }
    }

    private string? Text(string key) => Options.Others.TryGetValue(key, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.String => string.IsNullOrWhiteSpace(value.GetString()) ? null : value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        }
        : null;

    private TimeZoneInfo Zone(VenueSettings? venue)
    {
        if (Options.Terms?.TimeZone is not { } named)
        {
            return venue?.TimeZone ?? TimeZoneInfo.FindSystemTimeZoneById(defaults.TimeZone);
        }

        return TimeZoneInfo.TryFindSystemTimeZoneById(named, out var zone)
            ? zone
            : throw Wrong("terms.time_zone", $"\"{named}\" is no time zone. Write an IANA name such as Europe/Paris.");
    }

    private void ReadModes()
    {
        foreach (var (operation, written) in Options.Capabilities)
        {
            if (!Operations.Contains(operation))
            {
                throw Wrong($"capabilities.{operation}", $"There is no such operation. Write one of {string.Join(", ", Operations)}.");
            }

            modes[operation] = written switch
            {
                "native" => SupplierMode.Native,
                "manual" => SupplierMode.Manual,
                "none" => SupplierMode.None,
                "document" => throw Wrong($"capabilities.{operation}", "Exchange of documents (UBL, EANCOM) is not available in this version. Write native, manual or none."),
                _ => throw Wrong($"capabilities.{operation}", $"\"{written}\" is none of native, manual and none."),
            };
        }
    }

    private void CheckWords()
    {
        if (Words.Units.GroupBy(pair => pair.Value, StringComparer.Ordinal).FirstOrDefault(twice => twice.Count() > 1) is { } doubled)
        {
            throw Wrong("map.units", $"Two words stand for {doubled.Key}, so an order could not be said in the supplier's word. Leave one.");
        }
    }
}
