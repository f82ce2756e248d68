using System.Text.Json;
using LeVieuxMoulin.Connectors.Campaign;
using LeVieuxMoulin.Connectors.Campaign.Kills;
using LeVieuxMoulin.Connectors.Campaign.Pages;

if (!CampaignOptions.TryParse(args, out var options, out var problem))
{
    Console.Error.WriteLine(problem);
    return 1;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
try
{
    var (report, isGood) = options.Verb == "pages"
        ? await new PagesCampaign(options).RunAsync(stop.Token)
        : await new KillsCampaign(options).RunAsync(stop.Token);
    if (options.Json is { } file)
    {
        await File.WriteAllTextAsync(file, report.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
    }

    Console.WriteLine(isGood ? "0 lost, 0 doubled" : "FAILED: see above");
    return isGood ? 0 : 2;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    Console.Error.WriteLine("Stopped before its end: it shows nothing.");
    return 3;
}
