using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>Makes and changes contacts, a hundred at a time: by our key, or by Zoho's id where the caller links the two.</summary>
internal sealed class ZohoCustomerWriter(ZohoApi api, ZohoFields fields) : IWriteMany<SaveCustomer>
{
    private const string Upsert = ZohoFields.Module + "/upsert";

    /// <summary>A save states values, and our key is unique: done twice is done once.</summary>
    public RepeatSafety Repeat => RepeatSafety.Absolute;

    public int MaxBatch => 100;

    public Task<WriteResult> WriteAsync(SaveCustomer command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        var (input, condition) = (InputOf(command), ZohoRefusal.ConditionOf(context));
        return command.CustomerId is null
            ? api.OneAsync(HttpMethod.Post, Upsert, input, [fields.Reference], condition, cancellationToken)
            : api.OneAsync(HttpMethod.Put, ZohoFields.Module, input, [], condition, cancellationToken);
    }

    public async Task<IReadOnlyList<WriteResult>> WriteManyAsync(IReadOnlyList<SaveCustomer> commands, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commands);
        ArgumentNullException.ThrowIfNull(context);
        var results = new WriteResult?[commands.Count];
        var inputs = new JsonObject?[commands.Count];
        for (var i = 0; i < commands.Count; i++)
        {
            try
            {
                inputs[i] = InputOf(commands[i]);
            }
            catch (ConnectorException refusal)
            {
                results[i] = new WriteResult { Fault = refusal.Fault };
            }
        }

        await SendAsync([.. Enumerable.Range(0, commands.Count).Where(i => inputs[i] is not null && commands[i].CustomerId is null)], true, inputs, results, cancellationToken);
        await SendAsync([.. Enumerable.Range(0, commands.Count).Where(i => inputs[i] is not null && commands[i].CustomerId is not null)], false, inputs, results, cancellationToken);
        for (var i = 0; i < commands.Count; i++)
        {
            results[i] ??= await WriteOneAsync(commands[i], context, cancellationToken);
        }

        return results.Select(result => result!).ToList();
    }

    private async Task SendAsync(List<int> chosen, bool isUpsert, JsonObject?[] inputs, WriteResult?[] results, CancellationToken cancellationToken)
    {
        if (chosen.Count == 0)
        {
            return;
        }

        var body = ZohoWrites.Body(chosen.Select(i => inputs[i]));
        if (isUpsert)
        {
            // Only our key tells who it is: an e-mail that several share must not join them.
            body["duplicate_check_fields"] = new JsonArray(fields.Reference);
        }

        try
        {
            var (method, path) = isUpsert ? (HttpMethod.Post, Upsert) : (HttpMethod.Put, ZohoFields.Module);
            var entries = ZohoWrites.Entries(await api.PutAsync(method, path, body, null, cancellationToken), chosen.Count);
            for (var i = 0; i < chosen.Count; i++)
            {
                results[chosen[i]] = entries[i].ToResult($"{method} {path}");
            }
        }
        catch (ConnectorException e) when (e.Fault.Kind is FaultKind.Validation or FaultKind.Refused or FaultKind.NotFound)
        {
            // Nothing of the batch was taken: each is asked alone, so that each has its own outcome.
        }
    }

    private async Task<WriteResult> WriteOneAsync(SaveCustomer command, WriteContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await WriteAsync(command, context, cancellationToken);
        }
        catch (ConnectorException e) when (e.Fault.Kind is FaultKind.Validation or FaultKind.Refused or FaultKind.NotFound)
        {
            return new WriteResult { Fault = e.Fault };
        }
    }

    private JsonObject InputOf(SaveCustomer command)
    {
        var input = ZohoPersonForm.Of(command, fields);
        if (command.CustomerId is { } id)
        {
            input["id"] = id;
        }

        return input;
    }
}
