using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace LeVieuxMoulin.Connectors.Host.Service;

/// <summary>Runs the program under the Windows service manager when that started it, and as it is otherwise.</summary>
internal static class WindowsService
{
    private static Func<Task<int>>? program;
    private static nint statusHandle;
    private static int checkpoint;
    private static int exitCode;

    /// <summary>Gets the token that is cancelled when the service manager says stop.</summary>
    public static CancellationTokenSource Stopping { get; } = new();

    /// <summary>Gets whether the service manager started us.</summary>
    public static bool IsActive { get; private set; }

    /// <summary>Runs the program.</summary>
    public static Task<int> RunAsync(Func<Task<int>> main)
    {
        program = main;
        return OperatingSystem.IsWindows() && TryDispatch() is { } exitCode ? Task.FromResult(exitCode) : main();
    }

    /// <summary>Tells the service manager that we run.</summary>
    public static void ReportRunning()
    {
        if (OperatingSystem.IsWindows() && IsActive && !Stopping.IsCancellationRequested)
        {
            Report(NativeService.Running, NativeService.AcceptStop | NativeService.AcceptShutdown, 0);
        }
    }

    /// <summary>Blocks in the dispatcher until the service has stopped; null when the service manager did not start us.</summary>
    [SupportedOSPlatform("windows")]
    private static unsafe int? TryDispatch()
    {
        fixed (char* name = "moulin")
        {
            var table = stackalloc NativeService.TableEntry[2];
            table[0] = new NativeService.TableEntry { Name = name, Main = &ServiceMain };
            table[1] = default;
            if (NativeService.StartServiceCtrlDispatcher(table))
            {
                return exitCode;
            }
        }

        var error = Marshal.GetLastPInvokeError();
        return error == NativeService.NotStartedByServiceManager ? null : throw new Win32Exception(error);
    }

    [UnmanagedCallersOnly]
    [SupportedOSPlatform("windows")]
    private static unsafe void ServiceMain(uint count, char** arguments)
    {
        IsActive = true;

        // The service manager starts us in its own folder.
        Directory.SetCurrentDirectory(AppContext.BaseDirectory);
        fixed (char* name = "moulin")
        {
            statusHandle = NativeService.RegisterServiceCtrlHandlerEx(name, &Handle, 0);
        }

        Report(NativeService.StartPending, 0, 30_000);
        exitCode = program!().GetAwaiter().GetResult();
        Report(NativeService.Stopped, 0, 0);
    }

    [UnmanagedCallersOnly]
    [SupportedOSPlatform("windows")]
    private static uint Handle(uint control, uint eventType, nint eventData, nint context)
    {
        if (control is NativeService.ControlStop or NativeService.ControlShutdown)
        {
            Report(NativeService.StopPending, 0, 60_000);

            // What is registered may take its time, and the service manager waits for this thread.
            _ = Stopping.CancelAsync();
        }

        return 0;
    }

    [SupportedOSPlatform("windows")]
    private static void Report(uint state, uint accepted, uint waitMilliseconds)
    {
        var status = new NativeService.Status
        {
            ServiceType = NativeService.OwnProcess,
            CurrentState = state,
            ControlsAccepted = accepted,
            Win32ExitCode = state == NativeService.Stopped && exitCode != 0 ? NativeService.ServiceSpecificError : 0,
            ServiceSpecificExitCode = (uint)exitCode,
            CheckPoint = waitMilliseconds == 0 ? 0 : (uint)Interlocked.Increment(ref checkpoint),
            WaitHint = waitMilliseconds,
        };
        if (!NativeService.SetServiceStatus(statusHandle, ref status))
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }
}
