using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Suppliers;

/// <summary>Places, changes and cancels orders: the business rules, each with its code.</summary>
internal sealed class SupplierOrdering(SupplierProfile profile, SupplierBook book)
{
    /// <summary>Places an order. A repeat of the same is answered with the first; the same number for something else is refused.</summary>
    public SupplierOrder Place(JsonObject body, string? key, bool forgetKeys, out bool isNew)
    {
        isNew = false;
        var reference = body.Text("buyerOrderId") is { Length: > 0 and <= 36 } given ? given : throw Invalid("buyerOrderId wants from 1 to 36 characters.");
        if (key != reference)
        {
            throw Invalid("The header Idempotency-Key wants to be the buyerOrderId.");
        }

        if (book.Orders.Find(order => order.Reference == reference) is { } known)
        {
            if (!JsonNode.DeepEquals(known.Body, body))
            {
                throw new SupplierProblem(409, "DUPLICATE_ORDER", "There is an order of that number with another content.");
            }

            if (forgetKeys)
            {
                // A supplier that forgot the key takes the order a second time.
                known.Effects++;
                isNew = true;
            }

            return known;
        }

        var day = Day(body.Child("delivery"));
        var lines = Lines(body, body.Flag("substitutionAllowed") ?? false);
        isNew = true;
        return book.Add(reference, key, (JsonObject)body.DeepClone(), day, lines);
    }

    /// <summary>Replaces the day and the lines of an order that has not left yet.</summary>
    public void Change(SupplierOrder order, JsonObject body)
    {
        if (body.Text("buyerOrderId") != order.Reference)
        {
            throw Invalid("buyerOrderId is not that of the order.");
        }

        if (order.Status is not ("SUBMITTED" or "ACCEPTED" or "ACCEPTED_WITH_CHANGES") || book.Calendar.IsBound(order.Day))
        {
            throw new SupplierProblem(422, "CUTOFF_PASSED", $"The order is {order.Status} and cannot be changed.");
        }

        order.Day = Day(body.Child("delivery"));
        order.Lines = Lines(body, order.Body.Flag("substitutionAllowed") ?? false);
        order.Status = "SUBMITTED";
        book.Touch(order);
    }

    /// <summary>Asks to cancel an order.</summary>
    public void Cancel(SupplierOrder order, JsonObject body)
    {
        if (body.Text("buyerOrderId") != order.Reference)
        {
            throw Invalid("buyerOrderId is not that of the order.");
        }

        if (order.Status is "CANCELLATION_REQUESTED" or "CANCELLED")
        {
            return;
        }

        if (order.Status is not ("SUBMITTED" or "ACCEPTED" or "ACCEPTED_WITH_CHANGES") || book.Calendar.IsBound(order.Day))
        {
            throw new SupplierProblem(422, "CANCELLATION_REFUSED", $"The order is {order.Status} and cannot be cancelled.");
        }

        order.Status = "CANCELLATION_REQUESTED";
        order.Reason = body.Text("reason");
        book.Touch(order);
    }

    /// <summary>Notes what was received; what was missing is credited.</summary>
    public JsonObject Receive(JsonObject body)
    {
        var delivery = book.Deliveries.Find(known => known.Id == body.Text("despatchId")) ?? throw new SupplierProblem(422, "INVALID_REQUEST", "There is no delivery of that number.");
        var (net, vat) = (0m, 0m);
        foreach (var line in body.Objects("lines"))
        {
            var sent = delivery.Lines.FirstOrDefault(known => known.LineId == line.Text("orderLineId") || (line.Text("orderLineId") is null && known.Item.Id == line.Text("supplierItemId")))
                ?? throw new SupplierProblem(422, "INVALID_REQUEST", "A line is not of that delivery.");
            var missing = Math.Max(0, line.Number("missingQuantity") ?? (sent.Quantity - (line.Number("receivedQuantity") ?? sent.Quantity)));
            var amount = sent.Quantity == 0 ? 0 : Math.Round(sent.Net * Math.Min(1, missing / sent.Quantity), 2);
            net += amount;
            vat += Math.Round(amount * sent.Item.Vat / 100m, 2);
        }

        var receipt = new JsonObject { ["receiptId"] = "RC" + (book.Receipts.Count + 30_001).ToString(CultureInfo.InvariantCulture) };
        book.Receipts.Add(receipt);
        if (net > 0)
        {
            book.Credit(delivery, net, vat);
        }

        return receipt;
    }

    private static SupplierProblem Invalid(string detail) => new(400, "INVALID_REQUEST", detail);

    private DateOnly Day(JsonObject? delivery)
    {
        if (!DateOnly.TryParseExact(delivery.Text("requestedDate"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            throw Invalid("delivery.requestedDate is not a date.");
        }

        if (!book.Calendar.Delivers(day) || day > book.Calendar.Today.AddDays(60))
        {
            throw new SupplierProblem(422, "DELIVERY_DATE_UNAVAILABLE", $"There is no delivery on {day:yyyy-MM-dd}.");
        }

        return book.Calendar.IsTooLate(day) ? throw new SupplierProblem(422, "CUTOFF_PASSED", $"Orders for {day:yyyy-MM-dd} were due by {book.Calendar.Deadline(day):O}.") : day;
    }

    private List<SupplierLine> Lines(JsonObject body, bool substitutes)
    {
        JsonArray errors = [];
        var lines = new List<SupplierLine>();
        foreach (var asked in body.Objects("lines"))
        {
            var id = asked.Text("lineId") ?? throw Invalid("A line has no lineId.");
            var (line, code, detail) = Line(asked, id, substitutes);
            if (line is null)
            {
                errors.Add((JsonNode)new JsonObject { ["lineId"] = id, ["code"] = code, ["detail"] = detail });
            }
            else
            {
                lines.Add(line);
            }
        }

        if (errors.Count > 0)
        {
            throw new SupplierProblem(422, errors[0]!["code"]!.GetValue<string>(), "Some lines cannot be taken.", errors);
        }

        if (lines.Count == 0 || lines.DistinctBy(line => line.LineId).Count() != lines.Count)
        {
            throw Invalid("lines is empty, or two lines have one lineId.");
        }

        var net = lines.Sum(line => line.Net * line.Ordered);
        return net >= profile.MinimumOrder || profile.TakesSmallOrders ? lines : throw new SupplierProblem(422, "BELOW_MINIMUM_ORDER", string.Create(CultureInfo.InvariantCulture, $"The order is {net:0.00} EUR without VAT; the least is {profile.MinimumOrder:0.00}."));
    }

    private (SupplierLine? Line, string Code, string Detail) Line(JsonObject asked, string id, bool substitutes)
    {
        if (book.Find(asked.Text("supplierItemId")) is not { } item)
        {
            return (null, "UNKNOWN_ITEM", "The article is not in the catalogue.");
        }

        var quantity = asked.Number("quantity") ?? 0;
        var may = asked.Flag("substitutionAllowed") ?? substitutes;
        var substitute = may ? book.Find(item.Substitute) : null;
        return true switch
        {
            _ when !item.Orderable => (null, "NOT_ORDERABLE", "The article is no longer sold."),
            _ when asked.Text("unitCode") != item.OrderUnit => (null, "INVALID_REQUEST", $"The article is ordered in {item.OrderUnit}."),
            _ when quantity < item.Minimum || quantity > (item.Maximum ?? quantity) || quantity % item.Step != 0 => (null, "INVALID_INCREMENT", $"The article is ordered from {item.Minimum} in steps of {item.Step}{(item.Maximum is { } most ? $", at most {most}" : "")}."),
            _ when asked.Number("netPrice") is { } price && Math.Abs(price - item.NetPerOrderUnit) > 0.01m && price != item.Net => (null, "PRICE_CHANGED", "The price is another one now."),
            _ when item.Availability == "UNAVAILABLE" && substitute is null && !may => (null, "OUT_OF_STOCK", "The article cannot be had."),
            _ => (new SupplierLine(id, item, quantity, asked.Flag("substitutionAllowed"), asked.Text("note")) { Substitute = item.Availability == "UNAVAILABLE" ? substitute : null }, "", ""),
        };
    }
}
