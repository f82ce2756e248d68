using LeVieuxMoulin.Connectors.Engine.Access;

namespace LeVieuxMoulin.Connectors.Engine.Modules;

/// <summary>One thing that a module can be asked over the API.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path below <c>/v1</c>, such as <c>/loyalty/{customer}</c>.</param>
/// <param name="Scope">What the caller's key must allow.</param>
/// <param name="Summary">What it does, in one sentence.</param>
/// <param name="ExecuteAsync">Does it, with the host's services, and answers UTF-8 JSON.</param>
public sealed record ModuleAction(
    string Method,
    string Path,
    KeyScope Scope,
    string Summary,
    Func<IServiceProvider, ModuleRequest, CancellationToken, Task<ReadOnlyMemory<byte>>> ExecuteAsync);
