namespace LeVieuxMoulin.Connectors.Engine.Tests.Operations;

/// <summary>Waits in real time for a thing that another task brings about.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Asks again and again until the answer is there; between asking, a test may move its clock.</summary>
    public static async Task<T> ForAsync<T>(Func<Task<T?>> ask, string what, Action? between = null)
        where T : class
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (true)
        {
            if (await ask() is { } answer)
            {
                return answer;
            }

            if (patience.IsCancellationRequested)
            {
                throw new TimeoutException($"Waited {Patience.TotalSeconds} s in vain: {what}.");
            }

            between?.Invoke();
            await Task.Delay(TimeSpan.FromMilliseconds(5), CancellationToken.None);
        }
    }
}
