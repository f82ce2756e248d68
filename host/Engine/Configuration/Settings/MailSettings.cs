namespace LeVieuxMoulin.Connectors.Engine.Configuration;

/// <summary>Where mail is handed in (<c>notify.mail:</c>).</summary>
public sealed record MailSettings
{
    /// <summary>Gets the mail server.</summary>
    public required string Server { get; init; }

    /// <summary>Gets the port. Default: 587. Range: 1 to 65535.</summary>
    public int Port { get; init; } = 587;

    /// <summary>Gets the sender.</summary>
    public required string From { get; init; }

    /// <summary>Gets the recipients, one at least.</summary>
    public required IReadOnlyList<string> To { get; init; }

    /// <summary>Gets the user name; null: the server asks for none.</summary>
    public string? Username { get; init; }

    /// <summary>Gets the password.</summary>
    public string? Password { get; init; }

    /// <summary>Says no secret.</summary>
    public override string ToString() => $"MailSettings({Server}:{Port})";
}
