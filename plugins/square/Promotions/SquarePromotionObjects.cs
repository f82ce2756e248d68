using System.Globalization;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Square;

/// <summary>Turns terms into Square's objects: those that exist are changed and keep all else, the others are new.</summary>
internal sealed class SquarePromotionObjects(IReadOnlyList<JsonObject> read, SavePromotion command)
{
    public const string NewRule = "#rule";
    public const string NewDiscount = "#discount";
    private const string NewProducts = "#products";

    private readonly PromotionTerms terms = command.Terms;

    public List<JsonObject> Build()
    {
        var main = read.Count > 0 ? read[0] : null;
        if (main is not null && (Type(main) == "PRICING_RULE") != terms.IsAutomatic)
        {
            throw SquareRefusal.Unsupported("Square cannot turn a discount given by hand into one the till gives by itself, nor back. End it and make a new one.");
        }

        if (!terms.IsAutomatic)
        {
            return [Discount(main)];
        }

        var rule = main is null ? New("PRICING_RULE", NewRule, "pricing_rule_data") : Copy(main);
        var data = Data(rule, "pricing_rule_data");
        var discount = Discount(Held(data["discount_id"]));
        var products = Products(Held(data["match_products_id"]));
        var periods = Periods([.. (data["time_period_ids"] as JsonArray ?? []).Select(Held).OfType<JsonObject>()]);
        data["name"] = command.Name;
        data["discount_id"] = Id(discount);
        data["match_products_id"] = Id(products);
        data.Set("time_period_ids", periods.Count == 0 ? null : new JsonArray([.. periods.Select(period => JsonValue.Create(Id(period)))]));
        SetWall(data, "valid_from", terms.From);
        SetWall(data, "valid_until", terms.Until);
        data.Set("minimum_order_subtotal_money", terms.MinimumSpend?.ToSquare("terms.minimumSpend").ToJson());
        return [discount, products, .. periods, rule];
    }

    private JsonObject Discount(JsonObject? held)
    {
        var whole = held is null ? New("DISCOUNT", NewDiscount, "discount_data") : Copy(held);
        var data = Data(whole, "discount_data");
        data["name"] = command.Name;
        if (terms.Fraction is { } fraction)
        {
            data["discount_type"] = "FIXED_PERCENTAGE";
            data["percentage"] = SquareText.Fraction(data["percentage"]?.GetValue<string>()) == fraction ? data["percentage"]!.DeepClone() : SquareText.Percentage(fraction);
            data.Remove("amount_money");
        }
        else
        {
            data["discount_type"] = "FIXED_AMOUNT";
            data["amount_money"] = terms.Amount!.Value.ToSquare("terms.amount").ToJson();
            data.Remove("percentage");
        }

        return whole;
    }

    private JsonObject Products(JsonObject? held)
    {
        var whole = held is null ? New("PRODUCT_SET", NewProducts, "product_set_data") : Copy(held);
        var data = Data(whole, "product_set_data");
        var wanted = terms.ProductIds.Concat(terms.CategoryIds).ToList();
        var named = (data["product_ids_any"] as JsonArray ?? data["product_ids_all"] as JsonArray ?? []).Select(id => id!.GetValue<string>());
        if (wanted.Count == 0 || !wanted.ToHashSet().SetEquals(named))
        {
            data.Remove("product_ids_all");
            data.Set("product_ids_any", wanted.Count == 0 ? null : new JsonArray([.. wanted.Select(id => JsonValue.Create(id))]));
            data.Set("all_products", wanted.Count == 0 ? true : null);
        }

        return whole;
    }

    private List<JsonObject> Periods(IReadOnlyList<JsonObject> held)
    {
        var periods = new List<JsonObject>();
        foreach (var text in SquareTerms.Events(terms.Hours))
        {
            var i = periods.Count;
            var whole = i < held.Count ? Copy(held[i]) : New("TIME_PERIOD", $"#period-{i}", "time_period_data");
            var data = Data(whole, "time_period_data");
            if (data["event"]?.GetValue<string>() is not { } known || SquareTerms.Events(known) is not [var one] || one != text)
            {
                data["event"] = text;
            }

            periods.Add(whole);
        }

        return periods;
    }

    private static void SetWall(JsonObject data, string field, DateTime? wall)
    {
        data.Set($"{field}_date", wall?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        data.Set($"{field}_local_time", wall?.ToString("HH:mm:ss", CultureInfo.InvariantCulture));
    }

    private JsonObject? Held(JsonNode? id) => id is null ? null : read.FirstOrDefault(whole => Id(whole) == id.GetValue<string>());

    private static JsonObject New(string type, string id, string data) => new() { ["type"] = type, ["id"] = id, [data] = new JsonObject() };

    private static JsonObject Copy(JsonObject whole) => (JsonObject)whole.DeepClone();

    private static JsonObject Data(JsonObject whole, string name) =>
        whole[name] as JsonObject ?? throw SquareRefusal.Invalid("promotionId", $"{Id(whole)} is no promotion at Square.");

    private static string Id(JsonObject whole) => whole["id"]!.GetValue<string>();

    private static string? Type(JsonObject whole) => whole["type"]?.GetValue<string>();
}
