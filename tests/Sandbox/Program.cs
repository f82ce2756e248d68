using LeVieuxMoulin.Connectors.Sandbox.Engine;

if (!SandboxOptions.TryParse(args, out var options, out var problem))
{
    Console.Error.WriteLine(problem);
    return 2;
}

var app = SandboxApp.Build(options, TimeProvider.System);
await app.StartAsync();
Console.WriteLine($"listening on {app.Urls.First()}");
await app.WaitForShutdownAsync();
return 0;
