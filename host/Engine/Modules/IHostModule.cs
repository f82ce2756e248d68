using Microsoft.Extensions.DependencyInjection;

namespace LeVieuxMoulin.Connectors.Engine.Modules;

/// <summary>Trade logic that no vendor owns. It uses what the central system can use, in process: queries, the change feed, operations.</summary>
public interface IHostModule
{
    /// <summary>Gets its name under <c>modules:</c> in <c>host.yaml</c>, in kebab case.</summary>
    string Name { get; }

    /// <summary>Gets what it can be asked over the API.</summary>
    IReadOnlyList<ModuleAction> Actions { get; }

    /// <summary>Says what is wrong with its options; nothing: they can be used.</summary>
    /// <param name="options">The options as UTF-8 JSON.</param>
    IReadOnlyList<ModuleTrouble> Check(ReadOnlyMemory<byte> options);

    /// <summary>Adds its use cases.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="works">Whether it also works by itself; a host made for one command only answers.</param>
    void AddTo(IServiceCollection services, bool works);
}
