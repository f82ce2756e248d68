namespace LeVieuxMoulin.Connectors.Host.Cli;

/// <summary>A folder that goes away at the end, with what is in it.</summary>
/// <remarks>Windows keeps a library's file while it is mapped, and the mapping of an unloaded plugin ends with the finalizer that frees its load context, a moment later.</remarks>
internal sealed class TemporaryFolder : IAsyncDisposable
{
    private const int MaxAttempts = 20;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>Gets where it is.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("moulin-demo-").FullName;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Directory.Delete(Path, recursive: true);
                return;
            }
            catch (Exception failure) when (OperatingSystem.IsWindows() && failure is UnauthorizedAccessException or IOException)
            {
                if (attempt == MaxAttempts)
                {
                    Output.Warn(Words.Say($"{Path} could not be removed: {failure.Message}", $"{Path} n'a pas pu être supprimé : {failure.Message}"));
                    return;
                }
            }

            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(Interval);
        }
    }
}
