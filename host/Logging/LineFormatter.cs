using System.Globalization;
using LeVieuxMoulin.Connectors.Engine.Configuration;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;

namespace LeVieuxMoulin.Connectors.Host.Logging;

/// <summary>Writes an entry in the form that its connection, or else the host, asks for.</summary>
internal sealed class LineFormatter : ITextFormatter
{
    private const string Usual = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} [{Level:u3}] {SourceContext} {Message:lj}{NewLine}{Exception}";
    private volatile Forms forms = new(FormOf(null), new Dictionary<string, ITextFormatter>());

    /// <summary>Takes the forms of a configuration.</summary>
    public void Use(HostConfiguration configuration) => forms = new Forms(
        FormOf(configuration.Host.Logging.Template),
        configuration.Connections
            .Where(connection => connection.Logging.Template is not null)
            .ToDictionary(connection => LogSource.Of(connection.Name), ITextFormatter (connection) => FormOf(connection.Logging.Template), StringComparer.Ordinal));

    /// <inheritdoc />
    public void Format(LogEvent logEvent, TextWriter output)
    {
        var now = forms;
        now.Connections.GetValueOrDefault(LogSource.Of(logEvent), now.Host).Format(logEvent, output);
    }

    private static MessageTemplateTextFormatter FormOf(string? template) => new MessageTemplateTextFormatter(template ?? Usual, CultureInfo.InvariantCulture);

    private sealed record Forms(ITextFormatter Host, Dictionary<string, ITextFormatter> Connections);
}
