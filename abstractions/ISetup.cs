namespace LeVieuxMoulin.Connectors;

/// <summary>Finds and makes what the account must have before the connector can write: fields, unique keys, groups.</summary>
public interface ISetup
{
    /// <summary>Lists what is missing; nothing is changed.</summary>
    Task<IReadOnlyList<SetupStep>> InspectAsync(CancellationToken cancellationToken);

    /// <summary>Makes one missing thing, once a person agreed; what is there already is fine.</summary>
    /// <exception cref="ConnectorException">The vendor refused, in its words.</exception>
    Task ApplyAsync(SetupStep missing, CancellationToken cancellationToken);
}
