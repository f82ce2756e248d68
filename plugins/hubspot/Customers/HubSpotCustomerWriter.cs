using System.Text.Json;

namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>Makes and changes contacts, a hundred at a time: by our key, or by HubSpot's id where the caller links the two.</summary>
internal sealed class HubSpotCustomerWriter(HubSpotApi api, HubSpotPaths paths, HubSpotFields fields) : IWriteMany<SaveCustomer>
{
    /// <summary>A save states values, and our key is unique: done twice is done once.</summary>
    public RepeatSafety Repeat => RepeatSafety.Absolute;

    public int MaxBatch => 100;

    public async Task<WriteResult> WriteAsync(SaveCustomer command, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        if (context.IfRevision is not null || context.IfUnchangedSince is not null)
        {
            HubSpotRefusal.Check(context, await ChangedAtAsync(command, cancellationToken));
        }

        return await OneAsync(command, context, cancellationToken);
    }

    public async Task<IReadOnlyList<WriteResult>> WriteManyAsync(IReadOnlyList<SaveCustomer> commands, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commands);
        ArgumentNullException.ThrowIfNull(context);
        var results = new WriteResult?[commands.Count];
        var inputs = new HubSpotInput?[commands.Count];
        for (var i = 0; i < commands.Count; i++)
        {
            try
            {
                inputs[i] = InputOf(commands[i], $"{context.Key.Value}-{i}");
            }
            catch (ConnectorException refusal)
            {
                results[i] = new WriteResult { Fault = refusal.Fault };
            }
        }

        await SendAsync("batch/upsert", [.. Enumerable.Range(0, commands.Count).Where(i => inputs[i]?.IdProperty is not null)], inputs, results, cancellationToken);
        await SendAsync("batch/update", [.. Enumerable.Range(0, commands.Count).Where(i => inputs[i] is { IdProperty: null })], inputs, results, cancellationToken);
        for (var i = 0; i < commands.Count; i++)
        {
            // HubSpot promises trace ids for creations only; an input that neither came back nor was complained about is asked alone.
            results[i] ??= await OneAsync(commands[i], context, cancellationToken);
        }

        return results.Select(result => result!).ToList();
    }

    private async Task<WriteResult> OneAsync(SaveCustomer command, WriteContext context, CancellationToken cancellationToken)
    {
        var input = InputOf(command, $"{context.Key.Value}-0");
        var call = input.IdProperty is null ? "batch/update" : "batch/upsert";
        var answer = await SendAsync(call, [input], cancellationToken);
        return answer.Results is [var saved] ? new WriteResult { RecordId = saved.Id }
            : new WriteResult { Fault = answer.Errors is [var error, ..] ? error.ToFault(call) : new Fault(FaultKind.NotFound, $"HubSpot knows no contact {command.CustomerId ?? "of this key"}.") };
    }

    private async Task SendAsync(string call, IReadOnlyList<int> chosen, HubSpotInput?[] inputs, WriteResult?[] results, CancellationToken cancellationToken)
    {
        if (chosen.Count == 0)
        {
            return;
        }

        HubSpotBatchAnswer answer;
        try
        {
            answer = await SendAsync(call, [.. chosen.Select(i => inputs[i]!)], cancellationToken);
        }
        catch (ConnectorException e) when (e.Fault.Kind is FaultKind.Validation or FaultKind.Refused && chosen.Count > 1)
        {
            // The whole batch was refused for one of its inputs: each is asked alone.
            return;
        }

        foreach (var error in answer.Errors ?? [])
        {
            foreach (var i in chosen.Where(i => error.TraceIds.Contains(inputs[i]!.ObjectWriteTraceId)))
            {
                results[i] = new WriteResult { Fault = error.ToFault(call) };
            }
        }

        foreach (var i in chosen.Where(i => results[i] is null))
        {
            var saved = answer.Results?.Find(saved => inputs[i]!.IdProperty is { } key ? saved.Get(key) == inputs[i]!.Id : saved.Id == inputs[i]!.Id);
            results[i] = saved is null ? null : new WriteResult { RecordId = saved.Id };
        }
    }

    private async Task<HubSpotBatchAnswer> SendAsync(string call, List<HubSpotInput> inputs, CancellationToken cancellationToken)
    {
        var answer = await api.PutAsync(HttpMethod.Post, $"{paths.Contacts}/{call}", new HubSpotBatch(inputs), HubSpotJson.Default.HubSpotBatch, cancellationToken);
        return JsonSerializer.Deserialize(answer, HubSpotJson.Default.HubSpotBatchAnswer)!;
    }

    private HubSpotInput InputOf(SaveCustomer command, string trace)
    {
        var properties = HubSpotPersonForm.Of(command, fields);
        if (command.CustomerId is not { } id)
        {
            return new HubSpotInput(properties, command.Reference, fields.Reference, trace);
        }

        properties[fields.Reference] = command.Reference;
        return new HubSpotInput(properties, id, null, trace);
    }

    private async Task<DateTimeOffset?> ChangedAtAsync(SaveCustomer command, CancellationToken cancellationToken)
    {
        var path = command.CustomerId is { } id ? $"{paths.Contacts}/{Uri.EscapeDataString(id)}?" : $"{paths.Contacts}/{Uri.EscapeDataString(command.Reference)}?idProperty={Uri.EscapeDataString(fields.Reference)}&";
        try
        {
            return JsonSerializer.Deserialize(await api.GetAsync($"{path}properties={HubSpotFields.ChangedAt}", cancellationToken), HubSpotJson.Default.HubSpotObject)!.UpdatedAt;
        }
        catch (ConnectorException e) when (e.Fault.Kind == FaultKind.NotFound && command.CustomerId is null)
        {
            return null;
        }
    }
}
