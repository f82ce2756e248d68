namespace LeVieuxMoulin.Connectors.Engine.Access;

/// <summary>An API key without its secret.</summary>
/// <param name="Name">Its name, unique; it stands as the actor in the audit.</param>
/// <param name="Scope">What it allows.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="RevokedAt">When it was taken back; null while it is good.</param>
public sealed record ApiKey(string Name, KeyScope Scope, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt = null);
