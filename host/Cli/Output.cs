using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace LeVieuxMoulin.Connectors.Host.Cli;

/// <summary>Prints for people or for programs; JSON stands alone on standard output.</summary>
internal sealed class Output(bool json)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Gets whether a program reads.</summary>
    public bool IsJson => json;

    /// <summary>Gets whether a person watches, so that progress may be drawn.</summary>
    public bool IsInteractive => !json && !Console.IsOutputRedirected;

    /// <summary>Prints JSON for programs, or what the second argument draws for people.</summary>
    public void Print(JsonNode value, Action<JsonNode> draw)
    {
        if (json)
        {
            Console.Out.WriteLine(value.ToJsonString(Readable));
        }
        else
        {
            draw(value);
        }
    }

    /// <summary>Prints a sentence; programs do not see it.</summary>
    public void Line(string text)
    {
        if (!json)
        {
            Console.Out.WriteLine(text);
        }
    }

    /// <summary>Says what is not as it should be, on standard error.</summary>
    public static void Warn(string text) => Console.Error.WriteLine(text);

    /// <summary>Draws something; programs do not see it.</summary>
    public void Show(Action draw)
    {
        if (!json)
        {
            draw();
        }
    }

    /// <summary>Prints a list as a table.</summary>
    /// <param name="list">An object with <c>items</c>.</param>
    /// <param name="columns">The headings and how to read each cell.</param>
    public void Table(JsonNode list, params (string Heading, Func<JsonNode, string?> Cell)[] columns) => Print(list, value =>
    {
        var table = new Table().RoundedBorder();
        foreach (var (heading, _) in columns)
        {
            table.AddColumn(new TableColumn(new Text(heading)));
        }

        foreach (var item in value["items"]!.AsArray())
        {
            table.AddRow([.. columns.Select(column => new Text(column.Cell(item!) ?? ""))]);
        }

        Terminal.Screen.Write(table);
    });

    /// <summary>Prints a failure: on standard error for people, as JSON on standard output for programs.</summary>
    public int Fail(CliFailure failure)
    {
        if (json)
        {
            Console.Out.WriteLine(new JsonObject { ["error"] = new JsonObject { ["code"] = failure.Code, ["message"] = failure.Message } }.ToJsonString(Readable));
        }
        else
        {
            Console.Error.WriteLine($"{failure.Code}: {failure.Message}");
        }

        return failure.ExitCode;
    }

    /// <summary>Reads a text of an item; empty when it is not there.</summary>
    public static Func<JsonNode, string?> Text(string path) => item => At(item, path)?.ToString();

    /// <summary>Follows a dotted path.</summary>
    public static JsonNode? At(JsonNode? node, string path)
    {
        foreach (var name in path.Split('.'))
        {
            node = (node as JsonObject)?[name];
        }

        return node;
    }
}
