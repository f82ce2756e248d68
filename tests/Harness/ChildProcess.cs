using System.Diagnostics;
using System.Text;

namespace LeVieuxMoulin.Connectors.Harness;

/// <summary>A program that runs beside the tests; what it prints is kept for their messages.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly string[] Inherited = ["MOULIN_LANG", "MOULIN_CONFIG", "MOULIN_PLUGINS", "MOULIN_DATA", "LC_ALL", "LC_MESSAGES", "LANGUAGE", "NOTIFY_SOCKET", "WATCHDOG_USEC"];
    private readonly StringBuilder output = new();
    private readonly StringBuilder error = new();
    private readonly Process process;

    private ChildProcess(Process process) => this.process = process;

    /// <summary>Gets the process's id.</summary>
    public int Id => process.Id;

    /// <summary>Gets whether it has ended.</summary>
    public bool HasExited => process.HasExited;

    /// <summary>Gets its exit code, once it has ended.</summary>
    public int ExitCode => process.ExitCode;

    /// <summary>Gets what it has printed on standard output.</summary>
    public string Output => Read(output);

    /// <summary>Gets what it has printed on standard error.</summary>
    public string Error => Read(error);

    /// <summary>Starts a program. It speaks English unless the environment given says otherwise.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables of its environment.</param>
    /// <param name="hasKeyboard">Whether its standard input stays open for <see cref="TypeAsync"/>.</param>
    public static ChildProcess Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, bool hasKeyboard = false)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var name in Inherited)
        {
            start.Environment.Remove(name);
        }

        start.Environment["LANG"] = "C.UTF-8";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var child = new ChildProcess(new Process { StartInfo = start });
        child.Begin(hasKeyboard);
        return child;
    }

    /// <summary>Waits until it has ended and all it printed is read.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> WaitAsync(TimeSpan within, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(within);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
            return process.ExitCode;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{process.StartInfo.FileName} did not end within {within.TotalSeconds} s. It printed:\n{Output}\n{Error}");
        }
    }

    /// <summary>Types a line, as a person would.</summary>
    public async Task TypeAsync(string line, CancellationToken cancellationToken)
    {
        await process.StandardInput.WriteLineAsync(line.AsMemory(), cancellationToken);
        await process.StandardInput.FlushAsync(cancellationToken);
    }

    /// <summary>Sends it a signal, such as <c>TERM</c>.</summary>
    public async Task SignalAsync(string signal, CancellationToken cancellationToken)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await kill.WaitForExitAsync(cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
        process.Dispose();
    }

    private void Begin(bool hasKeyboard)
    {
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(error, line.Data);
        process.Start();
        if (!hasKeyboard)
        {
            process.StandardInput.Close();
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private static void Append(StringBuilder text, string? line)
    {
        if (line is not null)
        {
            lock (text)
            {
                text.Append(line).Append('\n');
            }
        }
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }
}
