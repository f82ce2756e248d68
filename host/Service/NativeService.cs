using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace LeVieuxMoulin.Connectors.Host.Service;

/// <summary>The few calls of the Windows service control API that a service needs (winsvc.h).</summary>
[SupportedOSPlatform("windows")]
internal static unsafe partial class NativeService
{
    /// <summary>The error that says the program was started by a person.</summary>
    public const int NotStartedByServiceManager = 1063;

    public const uint OwnProcess = 0x10;
    public const uint Stopped = 1;
    public const uint StartPending = 2;
    public const uint StopPending = 3;
    public const uint Running = 4;
    public const uint AcceptStop = 1;
    public const uint AcceptShutdown = 4;
    public const uint ControlStop = 1;
    public const uint ControlShutdown = 5;
    public const uint ServiceSpecificError = 1066;

    [LibraryImport("advapi32.dll", EntryPoint = "StartServiceCtrlDispatcherW", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool StartServiceCtrlDispatcher(TableEntry* table);

    [LibraryImport("advapi32.dll", EntryPoint = "RegisterServiceCtrlHandlerExW", SetLastError = true)]
    public static partial nint RegisterServiceCtrlHandlerEx(char* name, delegate* unmanaged<uint, uint, nint, nint, uint> handler, nint context);

    [LibraryImport("advapi32.dll", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool SetServiceStatus(nint handle, ref Status status);

    /// <summary>SERVICE_TABLE_ENTRYW.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct TableEntry
    {
        public char* Name;
        public delegate* unmanaged<uint, char**, void> Main;
    }

    /// <summary>SERVICE_STATUS.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Status
    {
        public uint ServiceType;
        public uint CurrentState;
        public uint ControlsAccepted;
        public uint Win32ExitCode;
        public uint ServiceSpecificExitCode;
        public uint CheckPoint;
        public uint WaitHint;
    }
}
