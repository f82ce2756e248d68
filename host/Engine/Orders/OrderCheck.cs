using System.Globalization;
using LeVieuxMoulin.Connectors.Engine.Requests;

namespace LeVieuxMoulin.Connectors.Engine.Orders;

/// <summary>Checks an order before it becomes an operation: everything that is wrong at once, each by its field.</summary>
internal static class OrderCheck
{
    public const int MaxLines = 1_000;
    public const int MaxNote = 2_000;

    /// <summary>Checks what can be told from the request alone.</summary>
    public static void Shape(PlaceOrderRequest request, DateOnly today)
    {
        var faults = new List<FieldFault>();
        if (request.DeliveryDate < today)
        {
            faults.Add(new FieldFault("deliveryDate", $"lies in the past; today is {today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"));
        }

        if (request.Note is { Length: > MaxNote })
        {
            faults.Add(new FieldFault("note", $"is longer than {MaxNote} characters"));
        }

        if (request.Lines is not { Count: > 0 and <= MaxLines })
        {
            faults.Add(new FieldFault("lines", $"must hold 1 to {MaxLines} lines"));
        }

        for (var i = 0; i < (request.Lines?.Count ?? 0); i++)
        {
            CheckLine(request.Lines![i], i, faults);
        }

        Throw(faults, "The order is not valid.");
    }

    /// <summary>Checks that the catalogue knows every item.</summary>
    public static void Items(PlaceOrderRequest request, IReadOnlyDictionary<string, string> units, string connection)
    {
        var faults = new List<FieldFault>();
        for (var i = 0; i < request.Lines.Count; i++)
        {
            if (!units.ContainsKey(request.Lines[i].ItemId))
            {
                faults.Add(new FieldFault($"lines[{i}].itemId", $"\"{request.Lines[i].ItemId}\" is not in the catalogue of {connection}"));
            }
        }

        Throw(faults, $"The catalogue of {connection} does not hold every item of the order.");
    }

    private static void CheckLine(PlaceOrderLine? line, int index, List<FieldFault> faults)
    {
        if (line is null)
        {
            faults.Add(new FieldFault($"lines[{index}]", "is missing"));
            return;
        }

        if (string.IsNullOrWhiteSpace(line.ItemId))
        {
            faults.Add(new FieldFault($"lines[{index}].itemId", "is missing"));
        }

        if (line.Quantity is <= 0 or > 1_000_000)
        {
            faults.Add(new FieldFault($"lines[{index}].quantity", "must be more than 0 and at most 1,000,000"));
        }
    }

    private static void Throw(List<FieldFault> faults, string message)
    {
        if (faults.Count > 0)
        {
            throw new RequestException(RequestErrorKind.Invalid, "ORDER_INVALID", $"{message} {string.Join("; ", faults.Select(fault => $"{fault.Field} {fault.Message}"))}.") { Fields = faults };
        }
    }
}
