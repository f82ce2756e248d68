namespace LeVieuxMoulin.Connectors.Crm;

/// <summary>Looks customers up at the vendor, on the spot. Vendors' search lags behind their data: never use it to decide whether to create.</summary>
/// <param name="Text">E-mail, telephone or name.</param>
/// <param name="Limit">How many at most, one or more; a vendor may give fewer.</param>
public sealed record FindCustomers(string Text, int Limit) : IQuery<IReadOnlyList<Customer>>;
