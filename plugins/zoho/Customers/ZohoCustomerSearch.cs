namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>Looks contacts up by e-mail, telephone or word. The index lags, and gives 2,000 at most.</summary>
internal sealed class ZohoCustomerSearch(ZohoApi api, ZohoFields fields) : IAsk<FindCustomers, IReadOnlyList<Customer>>
{
    private const int Most = 200;
    private const int ShortestWord = 2;

    public async Task<IReadOnlyList<Customer>> AskAsync(FindCustomers query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var text = query.Text.Trim();
        if (text.Length < ShortestWord)
        {
            throw ZohoRefusal.Invalid("text", "Zoho searches for two letters at least.");
        }

        var by = text.Contains('@', StringComparison.Ordinal) ? "email" : text.All(letter => char.IsAsciiDigit(letter) || "+ .-()".Contains(letter, StringComparison.Ordinal)) ? "phone" : "word";
        var path = $"{ZohoFields.Module}/search?{by}={Uri.EscapeDataString(text)}&fields={Uri.EscapeDataString(string.Join(',', fields.Read))}&per_page={Math.Clamp(query.Limit, 1, Most)}";
        var answer = ZohoAnswer.CutPage(await api.GetAsync(path, cancellationToken), new JsonRowShape { Rows = "data", Id = "id" }, 1);
        return answer.Records.Select(row => ZohoRecord.Read(row).ToCustomer(fields)).ToList();
    }
}
