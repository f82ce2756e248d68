using System.Text.Json;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>One account at a supplier: the connection's options, checked, with the defaults filled in.</summary>
internal sealed class SupplierAccount
{
    private static readonly string[] Operations =
        ["catalogue", "prices", "availability", "slots", "orders", "status", "change", "cancellation", "deliveries", "receipts", "billing"];

    /// <summary>The operations that documents can carry.</summary>
    private static readonly string[] InDocuments = ["catalogue", "orders", "status", "change", "cancellation", "deliveries"];

    /// <summary>An order goes one way: its status, changes and cancellation go by the same numbers.</summary>
    private static readonly string[] AboutOrders = ["orders", "status", "change", "cancellation"];

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
        IsByFolder = context.Variant == "folder";
        ReadModes();
        CheckModes(context);
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

    /// <summary>Gets whether everything goes through the shared folder and nothing over HTTPS.</summary>
    public bool IsByFolder { get; }

    /// <summary>Gets how an operation is done.</summary>
    public SupplierMode Mode(string operation) => modes.TryGetValue(operation, out var said) ? said
        : !IsByFolder ? SupplierMode.Native
        : InDocuments.Contains(operation) ? SupplierMode.Document
        : operation == "slots" && Options.Terms is { CutoffTime: not null, DeliveryDays.Count: > 0 } ? SupplierMode.Manual
        : SupplierMode.None;

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
                "native" when IsByFolder => throw Wrong($"capabilities.{operation}", "With api.transport: folder nothing is called. Write document, manual or none."),
                "native" => SupplierMode.Native,
                "document" when InDocuments.Contains(operation) => SupplierMode.Document,
                "document" => throw Wrong($"capabilities.{operation}", $"There is no document for it. By document go {string.Join(", ", InDocuments)}."),
                "manual" => SupplierMode.Manual,
                "none" => SupplierMode.None,
                _ => throw Wrong($"capabilities.{operation}", $"\"{written}\" is none of native, document, manual and none."),
            };
        }
    }

    private void CheckModes(ConnectorContext context)
    {
        if (context.DropFolder is null && Array.Find(Operations, operation => Mode(operation) == SupplierMode.Document) is { } needy)
        {
            throw Wrong(IsByFolder ? "drop_folder" : $"capabilities.{needy}", "Documents need a folder to go through: say drop_folder: {out: …, in: …, done: …}.");
        }

        var ways = AboutOrders.Select(Mode).Where(mode => mode is SupplierMode.Native or SupplierMode.Document).Distinct().Count();
        if (ways > 1)
        {
            throw Wrong("capabilities.orders", "Orders go either by call or by document, and their status, changes and cancellations go the same way. Write the same for orders, status, change and cancellation.");
        }

        if (Options.Terms is { BlockBelowMinimum: true } && Mode("prices") != SupplierMode.Native && Mode("catalogue") != SupplierMode.Document)
        {
            throw Wrong("terms.block_below_minimum", "Without prices nobody can tell what an order is worth. Switch prices on, or the catalogue by document, or take the line away.");
        }

        if (Options.Terms is { BlockBelowMinimum: true, MinimumOrderNet: null })
        {
            throw Wrong("terms.minimum_order_net", "terms.block_below_minimum needs the least order without VAT.");
        }

        if (Options.Terms?.CancellationHoursBefore is < 0 or > 720)
        {
            throw Wrong("terms.cancellation_hours_before", "Write a number of hours from 0 to 720.");
        }
    }

    private void CheckWords()
    {
        if (Words.Fields.GroupBy(pair => pair.Value, StringComparer.Ordinal).FirstOrDefault(twice => twice.Count() > 1) is { } field)
        {
            throw Wrong("map.fields", $"Two names stand for {field.Key}, so a request could not be said in the supplier's name. Leave one.");
        }

        if (Words.Units.GroupBy(pair => pair.Value, StringComparer.Ordinal).FirstOrDefault(twice => twice.Count() > 1) is { } doubled)
        {
            throw Wrong("map.units", $"Two words stand for {doubled.Key}, so an order could not be said in the supplier's word. Leave one.");
        }
    }
}
