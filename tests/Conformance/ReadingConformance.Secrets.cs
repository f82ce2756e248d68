using LeVieuxMoulin.Connectors.Engine.Calls;

namespace LeVieuxMoulin.Connectors.Conformance;

/// <content>The connection's own secrets.</content>
public abstract partial class ReadingConformance
{
    // A shorter one may stand in any line by chance.
    private const int ShortestSecret = 10;

    /// <summary>Reads everything, and looks for the connection's secrets in every log line and call.</summary>
    protected async Task NoSecretIsToldAsync()
    {
        await using var bed = await OpenAsync();
        await SyncAllAsync(bed);
        await bed.QuietAsync();

        var secrets = bed.Settings.Credentials.Values.SelectMany(auth => new[] { auth.ApiKey, auth.Token, auth.Password, auth.ClientSecret }).OfType<string>().Where(secret => secret.Length >= ShortestSecret).ToList();
        secrets.AddRange(await bed.TokensAsync(Token));
        Assert.SkipWhen(secrets.Count == 0, $"This connection has no secret of {ShortestSecret} characters.");
        var told = bed.Log.Concat((await bed.Get<ICallStore>().ListAsync(new CallQuery { Limit = 1000 }, Token)).Select(call => $"{call.Call}")).ToList();
        told.ShouldNotBeEmpty();
        told.Where(line => secrets.Any(secret => line.Contains(secret, StringComparison.Ordinal))).Take(3).ShouldBeEmpty();
    }
}
