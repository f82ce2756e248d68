namespace LeVieuxMoulin.Connectors.Engine.Access;

/// <summary>What an API key allows; each includes the ones before it.</summary>
public enum KeyScope
{
    /// <summary>Reading.</summary>
    Read = 0,

    /// <summary>Asking for writes at vendors.</summary>
    Write,

    /// <summary>Everything: settling operations, plugins, keys.</summary>
    Admin,
}
