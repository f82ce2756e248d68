namespace LeVieuxMoulin.Connectors.Engine.Configuration;

/// <summary>One address that is called when something happened (<c>notify.callback:</c>).</summary>
/// <param name="Url">The address.</param>
/// <param name="Secret">The secret that signs each call.</param>
public sealed record CallbackSettings(string Url, string Secret)
{
    /// <summary>Says no secret.</summary>
    public override string ToString() => $"CallbackSettings({Url})";
}
