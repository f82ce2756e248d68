using System.Text.Json;

namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>Looks contacts up by e-mail, telephone or name. The index lags a few moments.</summary>
internal sealed class HubSpotCustomerSearch(HubSpotApi api, HubSpotPaths paths, HubSpotFields fields) : IAsk<FindCustomers, IReadOnlyList<Customer>>
{
    private const int Most = 200;
    private const int NationalDigits = 9;

    public async Task<IReadOnlyList<Customer>> AskAsync(FindCustomers query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var search = new HubSpotSearch(fields.Read, Math.Clamp(query.Limit, 1, Most), Query: Words(query.Text.Trim()));
        var answer = JsonSerializer.Deserialize(await api.SearchAsync(paths.Contacts, search, cancellationToken), HubSpotJson.Default.HubSpotBatchAnswer)!;
        return (answer.Results ?? throw HubSpotRefusal.Unexpected("The answer to a search has no results.")).Select(found => found.ToCustomer(fields)).ToList();
    }

    /// <summary>HubSpot finds telephones without their country code only: the last nine digits are enough for a French number.</summary>
    private static string Words(string text)
    {
        var digits = new string([.. text.Where(char.IsAsciiDigit)]);
        return text.StartsWith('+') && digits.Length > NationalDigits ? digits[^NationalDigits..] : text;
    }
}
