using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Engine.Streams;

/// <summary>Why a run of a stream ended before its end.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="RetryAfter">How long the vendor asked to be left alone.</param>
internal sealed record StreamPause(string Code, string Reason, TimeSpan? RetryAfter = null)
{
    /// <summary>The code of a run that was stopped by the host.</summary>
    public const string StoppedCode = "STOPPED";

    /// <summary>Gets the pause of a run that was stopped by the host: nothing is wrong.</summary>
    public static StreamPause Stopped { get; } = new(StoppedCode, "The run was stopped after a whole page; it goes on there.");

    /// <summary>Gets whether the host stopped the run.</summary>
    public bool IsStop => Code == StoppedCode;

    /// <summary>Gets whether the whole connection is concerned, so that other locations need not be tried.</summary>
    public bool IsOutage => Code is "AUTHENTICATION" or "RATE_LIMIT" or "UNAVAILABLE" or "NOT_SENT" or "OUTCOME_UNKNOWN" or StoppedCode;

    /// <summary>Says what a fault means for a stream.</summary>
    /// <param name="fault">The fault.</param>
    public static StreamPause Of(Fault fault) => new(JsonNamingPolicy.SnakeCaseUpper.ConvertName(fault.Kind.ToString()), fault.Message, fault.RetryAfter);
}
