namespace LeVieuxMoulin.Connectors.Engine.Access;

/// <summary>A key just made: the only time its text is to be had.</summary>
/// <param name="Key">The key without its secret.</param>
/// <param name="Text">The text that callers send as bearer token. Never stored, never logged.</param>
public sealed record NewApiKey(ApiKey Key, string Text)
{
    /// <summary>Says the name only.</summary>
    public override string ToString() => $"NewApiKey({Key.Name})";
}
