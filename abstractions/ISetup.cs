namespace LeVieuxMoulin.Connectors;

/// <summary>Finds and makes what the account must have before the connector can write: fields, unique keys, groups.</summary>
public interface ISetup
{
    /// <summary>Lists what is missing; nothing is changed.</summary>
    Task<IReadOnlyList<SetupStep>> InspectAsync(CancellationToken cancellationToken);

    /// <summary>Makes one missing thing, once a person agreed.</summary>
    Task ApplyAsync(SetupStep missing, CancellationToken cancellationToken);
}
