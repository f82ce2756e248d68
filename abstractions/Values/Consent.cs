namespace LeVieuxMoulin.Connectors;

/// <summary>A person's word on being written to.</summary>
/// <param name="Channel">Email, sms, post or the vendor's own.</param>
/// <param name="IsGiven">Given or refused.</param>
/// <param name="At">When, if known.</param>
public sealed record Consent(string Channel, bool IsGiven, DateTimeOffset? At = null);
