namespace LeVieuxMoulin.Connectors.Campaign.Kills;

/// <summary>A call of the host at a vendor.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path.</param>
/// <param name="Key">The idempotency key, where it has one.</param>
/// <param name="Began">When it came.</param>
internal sealed record SeenCall(string Method, string Path, string? Key, DateTimeOffset Began)
{
    /// <summary>Gets or sets when its answer left; null: none did.</summary>
    public DateTimeOffset? Answered { get; set; }

    /// <summary>Gets or sets when it was over, one way or the other.</summary>
    public DateTimeOffset? Ended { get; set; }

    /// <summary>Tells whether it was under way at an instant.</summary>
    public bool IsOpenAt(DateTimeOffset instant) => Began <= instant && (Ended is null || Ended > instant);

    /// <summary>Tells whether its answer had just left at an instant.</summary>
    public bool WasJustAnsweredAt(DateTimeOffset instant, TimeSpan within) => Answered <= instant && Answered > instant - within;
}
