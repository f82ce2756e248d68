namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>The answer of a budget.</summary>
/// <param name="RefusedFor">How long the wait would be; null when the turn was given.</param>
internal readonly record struct RateTurn(TimeSpan? RefusedFor);
