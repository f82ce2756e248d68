using System.Text;
using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Records;

namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>One kind of command of the contract.</summary>
/// <typeparam name="TCommand">The command.</typeparam>
/// <param name="stream">The stream of the record it makes or changes; null when there is none.</param>
internal sealed class CommandKindOf<TCommand>(string? stream) : CommandKind
    where TCommand : Command
{
    /// <inheritdoc />
    public override string Capability { get; } = CapabilitySet.NameOf<IWrite<TCommand>>();

    /// <inheritdoc />
    public override string Name => Capability["write.".Length..];

    /// <inheritdoc />
    public override string? Stream { get; } = stream;

    /// <inheritdoc />
    public override Type CommandType => typeof(TCommand);

    /// <inheritdoc />
    public override string ToJson(Command command) => Encoding.UTF8.GetString(ContractSerializer.Write((TCommand)command));

    /// <inheritdoc />
    public override Command FromJson(string json) => Read(json);

    /// <inheritdoc />
    public override ICommandChannel? Open(ConnectionUse use)
    {
        ArgumentNullException.ThrowIfNull(use);
        var write = use.Find<IWrite<TCommand>>() ?? use.Find<IWriteMany<TCommand>>();
        return write is null ? null : new Channel(write, use.Find<IFind<TCommand>>());
    }

    private static TCommand Read(string json) => ContractSerializer.Read<TCommand>(Encoding.UTF8.GetBytes(json));

    private sealed class Channel(IWrite<TCommand> write, IFind<TCommand>? find) : ICommandChannel
    {
        public RepeatSafety Repeat => write.Repeat;

        public TimeSpan? SettleTime => find?.SettleTime;

        public Task<WriteResult> WriteAsync(string json, WriteContext context, CancellationToken cancellationToken) =>
            write.WriteAsync(Read(json), context, cancellationToken);

        public Task<FindResult> FindAsync(string json, WriteContext context, CancellationToken cancellationToken) =>
            (find ?? throw new InvalidOperationException($"{typeof(TCommand).Name} cannot be looked for on this connection."))
            .FindAsync(Read(json), context, cancellationToken);
    }
}
