namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>Whose token it is.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Credential">The credential's name in the manifest; empty for the connection's own.</param>
public readonly record struct TokenKey(string Connection, string Credential)
{
    /// <summary>Gets the name it is stored under, which is also what it is sealed for.</summary>
    public string Name => Credential.Length == 0 ? $"token/{Connection}" : $"token/{Connection}/{Credential}";
}
