namespace LeVieuxMoulin.Connectors.Engine.Configuration;

/// <summary>The settings of one trade module (<c>modules:</c>).</summary>
/// <param name="Enabled">Whether it runs. Default: yes.</param>
/// <param name="Options">Its own options as UTF-8 JSON; the module checks them.</param>
public sealed record ModuleSettings(bool Enabled, ReadOnlyMemory<byte> Options);
