namespace LeVieuxMoulin.Connectors.Host.Tests.Support;

/// <summary>A host without connections that runs on its folders; tests of a class share it.</summary>
public sealed class IdleHost : IAsyncLifetime
{
    private MoulinProcess? process;

    /// <summary>Gets the folders.</summary>
    internal Installation At { get; } = new();

    /// <inheritdoc />
    public async ValueTask InitializeAsync() => process = await MoulinProcess.StartAsync(At, TestContext.Current.CancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        At.Dispose();
    }
}
