namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary>The key to make.</summary>
/// <param name="Name">Its name, unique.</param>
/// <param name="Scope">read, write or admin.</param>
internal sealed record NewKeyBody(string Name, string Scope);
