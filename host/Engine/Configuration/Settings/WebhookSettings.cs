namespace LeVieuxMoulin.Connectors.Engine.Configuration;

/// <summary>What is needed to take a vendor's webhooks (<c>webhooks:</c>).</summary>
public sealed record WebhookSettings
{
    /// <summary>Gets whether deliveries are taken. Default: no.</summary>
    public bool Enabled { get; init; }

    /// <summary>Gets the secrets in force, the newest first.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Gets the address the vendor has, which some sign.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>Says no secret.</summary>
    public override string ToString() => $"WebhookSettings(Enabled = {Enabled}, Secrets = {Secrets.Count})";
}
