namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>The lists and how each is asked. A change of stock does not move its item's time, so the two are followed apart.</summary>
internal static class RetailLists
{
    public static RetailList Items { get; } = new("Item", "itemID") { ChangeField = "timeStamp", HasArchived = true, Relations = ["ItemPrices"] };

    public static RetailList Categories { get; } = new("Category", "categoryID") { ChangeField = "timeStamp" };

    public static RetailList Discounts { get; } = new("Discount", "discountID") { ChangeField = "timeStamp", HasArchived = true };

    public static RetailList Stock { get; } = new("ItemShop", "itemShopID") { ChangeField = "timeStamp", LocationField = "shopID" };

    public static RetailList Shops { get; } = new("Shop", "shopID") { LocationField = "shopID" };

    public static RetailList PaymentTypes { get; } = new("PaymentType", "paymentTypeID") { HasArchived = true };
}
