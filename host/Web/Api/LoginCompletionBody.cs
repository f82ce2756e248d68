namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary>What the person pasted.</summary>
/// <param name="Redirected">The address that the vendor redirected to, or the code in it.</param>
internal sealed record LoginCompletionBody(string Redirected);
