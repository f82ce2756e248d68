using System.ComponentModel;
using System.Net;
using System.Net.Sockets;

namespace LeVieuxMoulin.Connectors.SpecCheck.Tests.Traffic;

/// <summary>Finds what the check needs, in the repository and beside it.</summary>
internal static class Repository
{
    /// <summary>Gets the repository's root.</summary>
    public static string Root { get; } = Above(folder => File.Exists(Path.Combine(folder, "Host.sln")))!;

    /// <summary>Finds a vendor's own OpenAPI file, or skips the test.</summary>
    public static string VendorSpec(string name)
    {
        var file = Path.Combine("shared", "vendor-specs", name);
        var folder = Above(folder => File.Exists(Path.Combine(folder, file)));
        Assert.SkipWhen(folder is null, $"The vendor's OpenAPI file is not beside this repository ({file}).");
        return Path.Combine(folder, file);
    }

    /// <summary>Starts the sandbox.</summary>
    public static Task<ServerProcess> StartSandboxAsync(CancellationToken cancellationToken)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(Root, "tests", "Sandbox", "bin", output.Parent!.Name, output.Name, "moulin-sandbox.dll");
        return ServerProcess.StartAsync("dotnet", [program, "--urls", "http://127.0.0.1:0", "--sales", "1100", "--rate-limits", "off", "--parent-pid", $"{Environment.ProcessId}"], cancellationToken);
    }

    /// <summary>Starts the proxy that compares traffic with an OpenAPI file, or skips the test where Node.js or the proxy is not installed.</summary>
    public static async Task<ServerProcess> StartProxyAsync(string spec, Uri vendor, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Root, "tests", "SpecCheck");
        var proxy = Path.Combine(folder, "node_modules", "@stoplight", "prism-cli", "dist", "index.js");
        Assert.SkipUnless(File.Exists(proxy), "The proxy is not installed: npm ci --prefix tests/SpecCheck.");
        try
        {
            return await ServerProcess.StartAsync(
                "node",
                ["--require", Path.Combine(folder, "stop-with-parent.cjs"), proxy, "proxy", spec, vendor.AbsoluteUri.TrimEnd('/'), "--errors", "--port", $"{FreePort()}"],
                cancellationToken);
        }
        catch (Win32Exception)
        {
            Assert.Skip("Node.js, which the proxy runs on, is not installed.");
            throw;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string? Above(Func<string, bool> isIt)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (isIt(folder.FullName))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
