using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Zoho;

/// <summary>Page tokens: bound to the question, good for a day.</summary>
internal sealed class ZohoPageToken(TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(24);
    private long notBefore;

    /// <summary>Makes a token that goes on behind a record.</summary>
    public string Make(string question, long key, long id, int page) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{key}.{id}.{page}.{time.GetUtcNow().ToUnixTimeMilliseconds()}.{question}")));

    /// <summary>Says when a token made now dies.</summary>
    public long Expiry => (time.GetUtcNow() + Life).ToUnixTimeMilliseconds();

    /// <summary>Reads a token, or refuses.</summary>
    public (long Key, long Id, int Page) Read(string question, string token)
    {
        var parts = Base64Url.IsValid(token) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)).Split('.', 5) : [];
        if (parts.Length != 5)
        {
            throw new ZohoException(400, "INVALID_DATA", "the page_token given seems to be invalid", new() { ["param_name"] = "page_token" });
        }

        var made = long.Parse(parts[3], CultureInfo.InvariantCulture);
        if (made <= notBefore || time.GetUtcNow().ToUnixTimeMilliseconds() - made > Life.TotalMilliseconds)
        {
            throw new ZohoException(400, "EXPIRED_VALUE", "page_token has expired", new() { ["param_name"] = "page_token" });
        }

        return parts[4] == question
            ? (long.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture))
            : throw new ZohoException(400, "TOKEN_BOUND_DATA_MISMATCH", "the parameters are not those that the page_token was given for", new() { ["param_name"] = "page_token" });
    }

    /// <summary>Lets every token given so far die.</summary>
    public void ExpireAll() => notBefore = time.GetUtcNow().ToUnixTimeMilliseconds();
}
