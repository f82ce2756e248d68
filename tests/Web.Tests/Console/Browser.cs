namespace LeVieuxMoulin.Connectors.Web.Tests.Console;

/// <summary>A real browser without a window.</summary>
internal static class Browser
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>Opens a page and gives what the browser made of it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="language">The browser's language.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public static async Task<string> OpenAsync(Uri page, string language, CancellationToken cancellationToken)
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
        Assert.SkipWhen(program is null, "No Chromium is installed on this machine (apt-get install chromium); the page is tested without a browser only.");
        var profile = Directory.CreateTempSubdirectory("moulin-browser-");
        try
        {
            await using var browser = ChildProcess.Start(program!, ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", $"--user-data-dir={profile.FullName}", $"--accept-lang={language}", "--dump-dom", page.AbsoluteUri]);
            await browser.WaitAsync(TimeSpan.FromSeconds(60), cancellationToken);
            return browser.Output;
        }
        finally
        {
            profile.Delete(recursive: true);
        }
    }
}
