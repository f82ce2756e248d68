using LeVieuxMoulin.Connectors.Engine.Setup;

namespace LeVieuxMoulin.Connectors.Web.Api.Views;

/// <summary>What became of the steps.</summary>
internal sealed record SetupView(IReadOnlyList<SetupStep> Done, SetupFailureView? Failed, IReadOnlyList<SetupStep> Missing)
{
    /// <summary>Shows an outcome.</summary>
    public static SetupView Of(SetupOutcome outcome) => new(
        outcome.Done,
        outcome is { Failed: { } step, Fault: { } fault } ? new SetupFailureView(step.Id, $"VENDOR_{ApiText.UpperSnake(fault.Kind.ToString())}", fault.Message, fault.Code) : null,
        outcome.Missing);
}
