namespace LeVieuxMoulin.Connectors.Web.Access;

/// <summary>Names of the policies that endpoints ask for; each holds the ones before it.</summary>
internal static class Scope
{
    /// <summary>May read.</summary>
    public const string Read = "read";

    /// <summary>May read, and ask for writes at vendors.</summary>
    public const string Write = "write";

    /// <summary>May do everything.</summary>
    public const string Admin = "admin";

    /// <summary>Orders the scopes; an unknown one is below all.</summary>
    public static int Rank(string? scope) => scope switch
    {
        Read => 1,
        Write => 2,
        Admin => 3,
        _ => 0,
    };
}
