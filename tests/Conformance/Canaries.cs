using System.Text;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Engine.Configuration;

namespace LeVieuxMoulin.Connectors.Conformance;

/// <summary>Texts that must never be seen again: secrets of the connection, tokens of the vendor, and a guest.</summary>
internal sealed class Canaries
{
    /// <summary>A guest's e-mail address.</summary>
    public const string Mail = "camille.canari@guests.example";

    /// <summary>A guest's telephone number.</summary>
    public const string Phone = "+33698754321";

    private const string Known = "sandbox";
    private readonly List<string> secrets = [];

    /// <summary>Gets the secrets, the guest left out.</summary>
    public IReadOnlyList<string> Secrets => secrets;

    /// <summary>Gets all of them.</summary>
    public IEnumerable<string> All => [.. secrets, Mail, Phone, Phone.Replace("+33", "0", StringComparison.Ordinal)];

    /// <summary>Gets all of them in one sentence, as a talkative vendor might write it.</summary>
    public string Sentence => string.Join(' ', All);

    /// <summary>Gets what the line makes of the secrets, because the simulated vendor knows one word only.</summary>
    public Dictionary<string, string> Headers { get; } = new(StringComparer.Ordinal);

    /// <summary>Gives a connection secrets of our own.</summary>
    public ConnectionSettings Plant(ConnectionSettings settings) => settings with
    {
        Credentials = settings.Credentials.ToDictionary(pair => pair.Key, pair => Plant(pair.Value)),
    };

    /// <summary>Adds the tokens that the vendor has given meanwhile.</summary>
    public async Task AddTokensAsync(ConnectorBed bed, CancellationToken cancellationToken) =>
        secrets.AddRange((await bed.TokensAsync(cancellationToken)).Except(secrets));

    /// <summary>Writes all of them into every text of an answer.</summary>
    public string Into(string body) => RowText.Replace(Parse(body), (_, text) => $"{text} {Sentence}")?.ToJsonString() ?? $"{body} {Sentence}";

    private static JsonNode? Parse(string body)
    {
        try
        {
            return JsonNode.Parse(body);
        }
        catch (System.Text.Json.JsonException)
        {
            // A vendor that answers failures with a page of words.
            return null;
        }
    }

    private AuthSettings Plant(AuthSettings auth)
    {
        var planted = auth with
        {
            ApiKey = Secret(auth.ApiKey),
            Token = Secret(auth.Token),
            Password = Secret(auth.Password),
            ClientSecret = Secret(auth.ClientSecret),
        };
        foreach (var (name, word) in new[] { (auth.Username, planted.Password), (auth.ClientId, planted.ClientSecret) })
        {
            if (word is not null)
            {
                Headers[Basic($"{name}:{word}")] = Basic($"{name}:{Known}");
            }
        }

        return planted;
    }

    private string? Secret(string? present)
    {
        if (present is null)
        {
            return null;
        }

        var secret = $"cNry{secrets.Count}7Q2xV9secret";
        secrets.Add(secret);
        Headers[secret] = Known;
        return secret;
    }

    private static string Basic(string pair) => Convert.ToBase64String(Encoding.UTF8.GetBytes(pair));
}
