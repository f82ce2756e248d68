using System.Text;
using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Http;
using LeVieuxMoulin.Connectors.Engine.Records;
using LeVieuxMoulin.Connectors.Engine.Requests;

namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>Puts a question to a vendor on the spot, or answers it from memory where the configuration allows.</summary>
/// <param name="directory">The connections.</param>
/// <param name="abilities">What they can do.</param>
/// <param name="cache">The answers kept.</param>
/// <param name="time">The clock.</param>
public sealed class AskVendor(IConnectionDirectory directory, CapabilityCheck abilities, AnswerCache cache, TimeProvider time)
{
    /// <summary>Asks.</summary>
    /// <typeparam name="TQuery">The question's type.</typeparam>
    /// <typeparam name="TAnswer">The answer's type.</typeparam>
    /// <param name="connection">The connection.</param>
    /// <param name="query">The question.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="RequestException">The connection is missing, does not run, or cannot answer that.</exception>
    /// <exception cref="ConnectorException">The vendor did not answer.</exception>
    public async Task<VendorReply<TAnswer>> ExecuteAsync<TQuery, TAnswer>(string connection, TQuery query, CancellationToken cancellationToken)
        where TQuery : IQuery<TAnswer>
    {
        var capability = CapabilitySet.NameOf<IAsk<TQuery, TAnswer>>();
        abilities.Require(connection, capability);
        using var use = directory.Use(connection)
            ?? throw new RequestException(RequestErrorKind.Unavailable, "CONNECTION_NOT_RUNNING", $"The connection {connection} does not run at the moment, so the vendor cannot be asked.");
        var name = capability["ask.".Length..];
        var question = $"{name} {Write(query)}";
        var mayKeep = use.Settings.Cache.TryGetValue(name, out var maxAge);
        if (mayKeep && cache.Find(connection, question, maxAge) is { } known)
        {
            return new VendorReply<TAnswer>(Read<TAnswer>(known.Json), known.AsOf);
        }

        var asker = use.Find<IAsk<TQuery, TAnswer>>()
            ?? throw new RequestException(RequestErrorKind.Unsupported, "CAPABILITY_NOT_OFFERED", $"The connection {connection} does not offer {capability}.");
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, use.Stopping);
        string json;
        using (VendorCallScope.Enter(capability))
        {
            json = Write(await asker.AskAsync(query, either.Token));
        }

        if (mayKeep)
        {
            cache.Keep(connection, question, json);
        }

        return new VendorReply<TAnswer>(Read<TAnswer>(json), time.GetUtcNow());
    }

    private static string Write<TValue>(TValue value) => Encoding.UTF8.GetString(ContractSerializer.Write(value));

    private static TAnswer Read<TAnswer>(string json) => ContractSerializer.Read<TAnswer>(Encoding.UTF8.GetBytes(json));
}
