namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.OpenTable;

/// <summary>The three forms that the vendor's refusals take.</summary>
internal enum OpenTableErrorShape
{
    /// <summary>A list of errors and a request id: booking, availability, directory.</summary>
    List,

    /// <summary>The gateway's, with a request id: a bad token on Sync and CRM.</summary>
    Gateway,

    /// <summary>The framework's, with a path: what is not there, what is malformed.</summary>
    Framework,
}
