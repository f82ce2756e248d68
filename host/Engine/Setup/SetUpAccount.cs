using LeVieuxMoulin.Connectors.Engine.Audit;
using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Http;
using LeVieuxMoulin.Connectors.Engine.Operations;
using LeVieuxMoulin.Connectors.Engine.Requests;

namespace LeVieuxMoulin.Connectors.Engine.Setup;

/// <summary>Lists what an account lacks before its connector can write, and makes what a person chose.</summary>
/// <param name="manager">The connections.</param>
/// <param name="abilities">What they can do.</param>
/// <param name="audit">Where it is written down.</param>
public sealed class SetUpAccount(ConnectionManager manager, CapabilityCheck abilities, IAuditLog audit)
{
    private static readonly string Capability = CapabilitySet.NameOf<ISetup>();

    /// <summary>Lists what is missing; nothing is changed.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="RequestException">The connection is missing, does not run, or has nothing to set up.</exception>
    /// <exception cref="ConnectorException">The vendor did not answer.</exception>
    public async Task<IReadOnlyList<SetupStep>> ListAsync(string connection, CancellationToken cancellationToken)
    {
        using var use = await TakeAsync(connection, cancellationToken);
        using var scope = VendorCallScope.Enter(Capability);
        return Copy(await SetupOf(use).InspectAsync(cancellationToken));
    }

    /// <summary>Makes the chosen ones, in the connector's order, until one fails; then the connection starts anew, so that it knows what it can do now.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="ids">The ids of what to make; naming one is the consent to it, also where it cannot be undone.</param>
    /// <param name="actor">Who says so, for the audit.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="RequestException">The connection is missing, does not run, has nothing to set up, or one of the ids is not missing; nothing was made.</exception>
    /// <exception cref="ConnectorException">The vendor did not answer what is missing; nothing was made.</exception>
    public async Task<SetupOutcome> ExecuteAsync(string connection, IReadOnlyList<string> ids, string actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        if (ids.Count == 0)
        {
            throw new RequestException(RequestErrorKind.Invalid, "SETUP_STEPS_MISSING", "Name the steps to carry out.") { Fields = [new FieldFault("steps", "names no step")] };
        }

        SetupOutcome outcome;
        using (var use = await TakeAsync(connection, cancellationToken))
        {
            using var scope = VendorCallScope.Enter(Capability);
            outcome = await MakeAsync(SetupOf(use), connection, ids, actor, cancellationToken);
        }

        if (outcome.Done.Count > 0)
        {
            await manager.RestartAsync(connection, CancellationToken.None);
        }

        return outcome;
    }

    private async Task<SetupOutcome> MakeAsync(ISetup setup, string connection, IReadOnlyList<string> ids, string actor, CancellationToken cancellationToken)
    {
        var missing = Copy(await setup.InspectAsync(cancellationToken));
        var chosen = Chosen(missing, ids);
        var done = new List<SetupStep>();
        foreach (var step in chosen)
        {
            // Before it is done, because the vendor may not be able to undo it.
            await audit.AppendAsync(new AuditEntry("setup.started", $"{connection}/{step.Id}", actor, step.IsIrreversible ? "cannot be undone" : ""), cancellationToken);
            try
            {
                await setup.ApplyAsync(step, cancellationToken);
            }
            catch (ConnectorException failure)
            {
                await audit.AppendAsync(new AuditEntry("setup.failed", $"{connection}/{step.Id}", actor, $"{failure.Fault.Kind} {failure.Fault.Code}".TrimEnd()), CancellationToken.None);
                return new SetupOutcome(done, step, failure.Fault, [.. missing.Except(done)]);
            }

            await audit.AppendAsync(new AuditEntry("setup.done", $"{connection}/{step.Id}", actor), CancellationToken.None);
            done.Add(step);
        }

        return new SetupOutcome(done, null, null, Copy(await setup.InspectAsync(cancellationToken)));
    }

    private static List<SetupStep> Chosen(IReadOnlyList<SetupStep> missing, IReadOnlyList<string> ids)
    {
        var unknown = ids.Select((id, index) => (Id: id, Index: index)).Where(chosen => missing.All(step => step.Id != chosen.Id)).ToList();
        return unknown.Count == 0
            ? [.. missing.Where(step => ids.Contains(step.Id))]
            : throw new RequestException(RequestErrorKind.Unprocessable, "SETUP_STEP_UNKNOWN", $"Not missing, or not known: {string.Join(", ", unknown.Select(chosen => chosen.Id))}. Nothing was made.")
            {
                Suggestion = missing.Count == 0 ? "Nothing is missing." : $"Missing: {string.Join(", ", missing.Select(step => step.Id))}.",
                Fields = [.. unknown.Select(chosen => new FieldFault($"steps[{chosen.Index}]", "is not among what is missing"))],
            };
    }

    private async Task<ConnectionUse> TakeAsync(string connection, CancellationToken cancellationToken)
    {
        abilities.Require(connection, Capability);
        return await manager.TakeAsync(connection, manager.Time, cancellationToken);
    }

    private static ISetup SetupOf(ConnectionUse use) => use.Find<ISetup>()
        ?? throw new RequestException(RequestErrorKind.Unsupported, "CAPABILITY_NOT_OFFERED", $"The connection {use.Settings.Name} does not offer {Capability}.");

    /// <summary>A list may be of the plugin's own type, which would keep the plugin from being unloaded.</summary>
    private static IReadOnlyList<SetupStep> Copy(IReadOnlyList<SetupStep> steps) => [.. steps];
}
