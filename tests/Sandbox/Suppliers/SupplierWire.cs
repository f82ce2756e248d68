using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Suppliers;

/// <summary>The wholesaler's answers in the form of the one contract.</summary>
internal static class SupplierWire
{
    /// <summary>Writes a day.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Writes an instant.</summary>
    public static string Instant(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Writes an article.</summary>
    public static JsonObject Item(SupplierItem item)
    {
        var json = new JsonObject
        {
            ["supplierItemId"] = item.Id,
            ["gtin"] = item.Gtin,
            ["name"] = item.Name,
            ["brand"] = item.Brand,
            ["categoryCode"] = item.Category,
            ["orderable"] = item.Orderable,
            ["orderUnitCode"] = item.OrderUnit,
            ["packQuantity"] = item.Pack,
            ["packUnitCode"] = "C62",
            ["consumerUnitsPerOrderUnit"] = item.Pack,
            ["netContentQuantity"] = item.Content,
            ["netContentUnitCode"] = item.ContentUnit,
            ["variableWeight"] = item.Weighed,
            ["minimumOrderQuantity"] = item.Minimum,
            ["orderIncrement"] = item.Step,
            ["leadTimeDays"] = 1,
            ["temperatureClass"] = item.Temperature,
            ["price"] = Price(item),
            ["vatCategory"] = "S",
            ["vatRate"] = item.Vat,
            ["allergens"] = new JsonArray([.. item.Allergens.Select(allergen => (JsonNode)new JsonObject { ["code"] = allergen.Code, ["containment"] = allergen.Containment })]),
            ["originCountry"] = item.Origin,
            ["updatedAt"] = Instant(item.Updated),
        };
        if (item.Substitute is not null)
        {
            json["substituteItemIds"] = new JsonArray(item.Substitute);
        }

        if (item.Replaces is not null)
        {
            json["replacesItemIds"] = new JsonArray(item.Replaces);
        }

        if (item.Description is not null)
        {
            json["description"] = item.Description;
        }

        if (item.Maximum is { } most)
        {
            json["maximumOrderQuantity"] = most;
        }

        if (item.Season is { } season)
        {
            (json["validFrom"], json["validTo"]) = (Day(season.From), Day(season.To));
        }

        return json;
    }

    /// <summary>Writes a price, with the article it is of when asked by itself.</summary>
    public static JsonObject Price(SupplierItem item, bool named = false)
    {
        var json = named ? new JsonObject { ["supplierItemId"] = item.Id } : [];
        json["netAmount"] = item.Net;
        json["currency"] = "EUR";
        json["baseQuantity"] = 1;
        json["baseUnitCode"] = item.Weighed ? "KGM" : item.OrderUnit;
        json["orderUnitFactor"] = item.Weighed ? item.Content : 1;
        json["priceType"] = item.Weighed ? "APPROXIMATE" : "FIRM";
        if (!item.Weighed && item.Pack > 6)
        {
            json["tiers"] = new JsonArray(new JsonObject { ["minimumQuantity"] = 10, ["netAmount"] = Math.Round(item.Net * 0.95m, 2) });
        }

        if (item.Contract is { } contract)
        {
            (json["contractId"], json["validFrom"], json["validTo"]) = (contract.Id, Day(contract.From), Day(contract.To));
        }

        return json;
    }

    /// <summary>Writes whether an article can be had; null is an unknown one.</summary>
    public static JsonObject Availability(string id, SupplierItem? item)
    {
        var json = new JsonObject { ["supplierItemId"] = id, ["status"] = item?.Availability ?? "UNKNOWN" };
        if (item is { Availability: "LIMITED" })
        {
            json["availableQuantity"] = item.Stock;
            json["unitCode"] = item.OrderUnit;
        }

        if (item is { Availability: "UNAVAILABLE" })
        {
            json["availableFrom"] = Day(item.Back);
        }

        if (item?.Substitute is { } substitute)
        {
            json["substituteItemIds"] = new JsonArray(substitute);
        }

        return json;
    }

    /// <summary>Writes a slot.</summary>
    public static JsonObject Slot(SupplierProfile profile, SupplierCalendar calendar, DateOnly day) => new()
    {
        ["deliveryDate"] = Day(day),
        ["startTime"] = "06:00",
        ["endTime"] = "11:00",
        ["orderDeadline"] = Instant(calendar.Deadline(day)),
        ["currency"] = "EUR",
        ["minimumOrderNet"] = profile.MinimumOrder,
        ["deliveryFeeNet"] = profile.Fee,
        ["freeDeliveryFromNet"] = profile.FreeFrom,
    };

    /// <summary>Writes an order as it stands.</summary>
    public static JsonObject Order(SupplierOrder order)
    {
        var (net, vat) = Totals(order);
        var json = new JsonObject
        {
            ["supplierOrderId"] = order.Id,
            ["buyerOrderId"] = order.Reference,
            ["status"] = order.Status,
            ["requestedDate"] = Day(order.Day),
            ["currency"] = "EUR",
            ["totals"] = new JsonObject { ["netAmount"] = net, ["vatAmount"] = vat, ["grossAmount"] = net + vat },
            ["lines"] = new JsonArray([.. order.Lines.Where(line => line.Status.Length > 0).Select(line => Line(order, line))]),
            ["updatedAt"] = Instant(order.Updated),
        };
        if (order.Status is not "SUBMITTED")
        {
            json["responseCode"] = order.Status switch { "REJECTED" => "RE", _ when order.Lines.Exists(line => line.Status is "CHANGED" or "REJECTED") => "CA", _ => "AP" };
        }

        if (order.Status is "ACCEPTED" or "ACCEPTED_WITH_CHANGES" or "DESPATCHED" or "DELIVERED")
        {
            json["promisedDelivery"] = Day(order.Day);
        }

        if (order.Reason is not null)
        {
            json["reason"] = order.Reason;
        }

        return json;
    }

    /// <summary>Works out what an order comes to.</summary>
    public static (decimal Net, decimal Vat) Totals(SupplierOrder order)
    {
        var (net, vat) = (0m, 0m);
        foreach (var line in order.Lines)
        {
            var item = line.Substitute ?? line.Item;
            var amount = Math.Round(line.Substitute is null ? line.Confirmed * line.Net : line.Ordered * item.NetPerOrderUnit, 2);
            net += amount;
            vat += Math.Round(amount * item.Vat / 100m, 2);
        }

        return (net, vat);
    }

    /// <summary>Writes a delivery.</summary>
    public static JsonObject Delivery(SupplierDelivery delivery) => new()
    {
        ["despatchId"] = delivery.Id,
        ["orders"] = new JsonArray(Reference(delivery.Order)),
        ["despatchedAt"] = Instant(delivery.At),
        ["estimatedStart"] = Instant(SupplierCalendar.At(delivery.Order.Day, 6)),
        ["estimatedEnd"] = Instant(SupplierCalendar.At(delivery.Order.Day, 11)),
        ["trackingId"] = "TR" + delivery.Id,
        ["lines"] = new JsonArray([.. delivery.Lines.Select(line => DeliveryLine(delivery, line))]),
        ["updatedAt"] = Instant(delivery.At),
    };

    /// <summary>Writes a bill.</summary>
    public static JsonObject Bill(SupplierBill bill) => new()
    {
        ["documentId"] = bill.Id,
        ["type"] = bill.IsCredit ? "CREDIT_NOTE" : "INVOICE",
        ["issueDate"] = Day(bill.Day),
        ["currency"] = "EUR",
        ["orders"] = new JsonArray(Reference(bill.Order)),
        ["totals"] = new JsonObject { ["netAmount"] = bill.Net, ["vatAmount"] = bill.Vat, ["grossAmount"] = bill.Net + bill.Vat },
        ["updatedAt"] = Instant(bill.At),
    };

    private static JsonObject Reference(SupplierOrder order) => new() { ["buyerOrderId"] = order.Reference, ["supplierOrderId"] = order.Id };

    private static JsonObject Line(SupplierOrder order, SupplierLine line)
    {
        var json = new JsonObject
        {
            ["lineId"] = line.LineId,
            ["status"] = line.Status,
            ["supplierItemId"] = line.Item.Id,
            ["name"] = line.Item.Name,
            ["orderedQuantity"] = line.Ordered,
            ["quantity"] = line.Confirmed,
            ["unitCode"] = line.Item.OrderUnit,
            ["netPrice"] = Math.Round(line.Net, 4),
            ["promisedDate"] = Day(order.Day),
        };
        if (line.BackOrdered is { } later)
        {
            json["backorderQuantity"] = later;
        }

        if (line.Substitute is { } item)
        {
            json["substitute"] = new JsonObject { ["supplierItemId"] = item.Id, ["gtin"] = item.Gtin, ["name"] = item.Name, ["quantity"] = line.Ordered, ["unitCode"] = item.OrderUnit, ["netPrice"] = Math.Round(item.NetPerOrderUnit, 4), ["vatRate"] = item.Vat };
        }

        if (line.Reason is not null)
        {
            json["reasonCode"] = line.Reason;
        }

        if (line.ReasonNote is { } note)
        {
            json["note"] = note;
        }

        return json;
    }

    private static JsonObject DeliveryLine(SupplierDelivery delivery, SupplierDeliveryLine line)
    {
        var lot = new JsonObject { ["lotNumber"] = line.Lot };
        if (line.BestBefore is { } best)
        {
            lot["bestBefore"] = Day(best);
        }

        if (line.UseBy is { } use)
        {
            lot["useBy"] = Day(use);
        }

        var json = new JsonObject
        {
            ["buyerOrderId"] = delivery.Order.Reference,
            ["orderLineId"] = line.LineId,
            ["supplierItemId"] = line.Item.Id,
            ["gtin"] = line.Item.Gtin,
            ["name"] = line.Item.Name,
            ["deliveredQuantity"] = line.Quantity,
            ["unitCode"] = line.Item.OrderUnit,
            ["outstandingQuantity"] = line.Outstanding,
            ["lots"] = new JsonArray(lot),
        };
        if (line.Outstanding > 0)
        {
            json["outstandingReason"] = "SHORTAGE";
        }

        if (line.WeightKg is { } weight)
        {
            json["weightKg"] = weight;
        }

        return json;
    }
}
