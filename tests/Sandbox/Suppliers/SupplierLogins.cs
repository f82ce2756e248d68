namespace LeVieuxMoulin.Connectors.Sandbox.Suppliers;

/// <summary>The ways to log in at a wholesaler. The bearer token <c>sandbox</c> is always taken.</summary>
[Flags]
internal enum SupplierLogins
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>A key in X-API-KEY.</summary>
    Key = 1,

    /// <summary>A token of the wholesaler's own authorisation server.</summary>
    Token = 2,

    /// <summary>A name and a password.</summary>
    Basic = 4,

    /// <summary>Any of them.</summary>
    Any = Key | Token | Basic,
}
