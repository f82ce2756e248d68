using LeVieuxMoulin.Connectors.Engine.Connections;

namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>One kind of command, as the worker carries it out without knowing its type.</summary>
public abstract class CommandKind
{
    /// <summary>Gets the name, such as <c>place-order</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Gets the capability that carries it out, such as <c>write.place-order</c>.</summary>
    public abstract string Capability { get; }

    /// <summary>Gets the stream that the record it makes or changes belongs to; null when there is none.</summary>
    public abstract string? Stream { get; }

    /// <summary>Gets the command's type.</summary>
    public abstract Type CommandType { get; }

    /// <summary>Writes a command as JSON.</summary>
    /// <param name="command">The command.</param>
    public abstract string ToJson(Command command);

    /// <summary>Reads a command.</summary>
    /// <param name="json">The command as JSON.</param>
    public abstract Command FromJson(string json);

    /// <summary>Finds what carries this kind out on a connection; null when the connection lacks it.</summary>
    /// <param name="use">The connection.</param>
    public abstract ICommandChannel? Open(ConnectionUse use);
}
