namespace LeVieuxMoulin.Connectors.Sandbox.Engine;

/// <summary>Builds the program: every simulator behind its door, and the control plane.</summary>
internal static class SandboxApp
{
    /// <summary>Builds the application; it does not listen yet.</summary>
    public static WebApplication Build(SandboxOptions options, TimeProvider time)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(options.Urls);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 64 << 20;
        });
        builder.Services.AddRoutingCore();
        if (options.ParentPid > 0)
        {
            builder.Services.AddHostedService(services => new ParentWatch(options.ParentPid, time, services.GetRequiredService<IHostApplicationLifetime>()));
        }

        var app = builder.Build();
        var doors = Find(options, time).ToDictionary(door => door.Simulator.Id, StringComparer.Ordinal);
        app.Use((http, next) => doors.TryGetValue(FirstSegment(http.Request.Path), out var door) ? door.PassAsync(http, next) : next(http));
        app.UseRouting();
        foreach (var door in doors.Values)
        {
            var group = app.MapGroup("/" + door.Simulator.Id);
            door.Simulator.Map(group);
            group.MapFallback("{**rest}", (RequestDelegate)(http => door.Simulator.WriteFailureAsync(http, 404, http.RequestAborted)));
        }

        ControlPlane.Map(app, doors);
        app.Lifetime.ApplicationStopped.Register(() => doors.Values.Select(door => door.Simulator).OfType<IDisposable>().ToList().ForEach(simulator => simulator.Dispose()));
        return app;
    }

    private static string FirstSegment(PathString path)
    {
        var text = path.Value ?? "/";
        var end = text.IndexOf('/', 1);
        return end < 0 ? text.TrimStart('/') : text[1..end];
    }

    private static IEnumerable<VendorDoor> Find(SandboxOptions options, TimeProvider time)
    {
        var types = typeof(SandboxApp).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IVendorSimulator)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal);
        foreach (var type in types)
        {
            var faults = new FaultPlan(options.Seed);
            var simulator = (IVendorSimulator)Activator.CreateInstance(type, new SandboxContext(options, time, faults))!;
            yield return new VendorDoor(simulator, faults, new RequestLog(time), time);
        }
    }
}
