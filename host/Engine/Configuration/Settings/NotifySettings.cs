namespace LeVieuxMoulin.Connectors.Engine.Configuration;

/// <summary>Who is told of open troubles (<c>notify:</c>).</summary>
public sealed record NotifySettings
{
    /// <summary>Gets the mail settings; null: no mail is sent.</summary>
    public MailSettings? Mail { get; init; }

    /// <summary>Gets the callbacks.</summary>
    public IReadOnlyList<CallbackSettings> Callbacks { get; init; } = [];
}
