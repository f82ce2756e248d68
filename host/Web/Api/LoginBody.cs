namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary>How the person answers.</summary>
/// <param name="Paste">Whether the person pastes the address that the vendor redirected to; otherwise a listener on this machine waits for it.</param>
internal sealed record LoginBody(bool Paste = false);
