using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LeVieuxMoulin.Connectors.Engine.Connections;

namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>One kind of command of the contract.</summary>
/// <typeparam name="TCommand">The command.</typeparam>
/// <param name="stream">The stream of the record it makes or changes; null when there is none.</param>
/// <param name="type">How it is written as JSON.</param>
internal sealed class CommandKindOf<TCommand>(string? stream, JsonTypeInfo<TCommand> type) : CommandKind
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
    public override string ToJson(Command command) => JsonSerializer.Serialize((TCommand)command, type);

    /// <inheritdoc />
    public override Command FromJson(string json) => Read(json);

    /// <inheritdoc />
    public override ICommandChannel? Open(ConnectionUse use)
    {
        ArgumentNullException.ThrowIfNull(use);
        var write = use.Find<IWrite<TCommand>>() ?? use.Find<IWriteMany<TCommand>>();
        return write is null ? null : new Channel(this, write, use.Find<IFind<TCommand>>());
    }

    private TCommand Read(string json) => JsonSerializer.Deserialize(json, type)
        ?? throw new JsonException($"A stored {Name} is null.");

    private sealed class Channel(CommandKindOf<TCommand> kind, IWrite<TCommand> write, IFind<TCommand>? find) : ICommandChannel
    {
        public RepeatSafety Repeat => write.Repeat;

        public TimeSpan? SettleTime => find?.SettleTime;

        public Task<WriteResult> WriteAsync(string json, WriteContext context, CancellationToken cancellationToken) =>
            write.WriteAsync(kind.Read(json), context, cancellationToken);

        public Task<FindResult> FindAsync(string json, WriteContext context, CancellationToken cancellationToken) =>
            (find ?? throw new InvalidOperationException($"{kind.Name} cannot be looked for on this connection."))
            .FindAsync(kind.Read(json), context, cancellationToken);
    }
}
