namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>A login that a person is in the middle of, or that ended lately.</summary>
public sealed class LoginSession
{
    private readonly TaskCompletionSource<Uri> page = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> pasted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal LoginSession(string id, string connection)
    {
        Id = id;
        Connection = connection;
    }

    /// <summary>Gets its id.</summary>
    public string Id { get; }

    /// <summary>Gets the connection.</summary>
    public string Connection { get; }

    /// <summary>Gets the login's end; it fails with a <see cref="LoginException"/>.</summary>
    public Task<LoginResult> Ending { get; private set; } = Task.FromException<LoginResult>(new InvalidOperationException("The login did not begin."));

    /// <summary>Waits for the address of the vendor's consent page.</summary>
    /// <param name="cancellationToken">Gives up waiting; the login goes on.</param>
    public Task<Uri> PageAsync(CancellationToken cancellationToken) => page.Task.WaitAsync(cancellationToken);

    /// <summary>Gives what the person pasted.</summary>
    /// <param name="text">The address the vendor redirected to, or the code in it.</param>
    public void Paste(string text) => pasted.TrySetResult(text);

    internal Task Show(Uri address)
    {
        page.TrySetResult(address);
        return Task.CompletedTask;
    }

    internal Task<string> ReadPasted(CancellationToken cancellationToken) => pasted.Task.WaitAsync(cancellationToken);

    internal void Begin(Func<Task<LoginResult>> login) => Ending = RunAsync(login);

    /// <summary>A login that fails before it has a page fails for whoever waits for the page, too.</summary>
    private async Task<LoginResult> RunAsync(Func<Task<LoginResult>> login)
    {
        try
        {
            return await login();
        }
        catch (Exception failure)
        {
            page.TrySetException(failure);
            throw;
        }
    }
}
