using LeVieuxMoulin.Connectors.Engine.Operations;

namespace LeVieuxMoulin.Connectors.Web.Api.Views;

/// <summary>One step of an operation's history.</summary>
internal sealed record TransitionView(DateTimeOffset At, string State, string? Reason)
{
    /// <summary>Shows a step.</summary>
    public static TransitionView Of(OperationTransition transition) => new(transition.At, ApiText.Kebab(transition.State), transition.Reason);
}
