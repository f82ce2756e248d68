using LeVieuxMoulin.Connectors.Engine.Configuration;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>What the layers of one connection share.</summary>
internal sealed record PipelineParts
{
    public required ConnectionSettings Settings { get; init; }

    public required TimeProvider Time { get; init; }

    public required ICallJournal Journal { get; init; }

    public required ILogger Logger { get; init; }

    public required DialectReader Dialect { get; init; }

    public required Redactor Redactor { get; init; }

    public required CircuitBreaker Breaker { get; init; }

    public required RateBudgets Budgets { get; init; }

    public required EgressPolicy Egress { get; init; }
}
