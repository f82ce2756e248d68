namespace LeVieuxMoulin.Connectors.Engine.Audit;

/// <summary>One thing somebody did, for good.</summary>
/// <param name="Kind">What, such as <c>operation.succeeded</c>, <c>configuration.applied</c>, <c>plugin.loaded</c>, <c>key.created</c>.</param>
/// <param name="Subject">To what: the operation's id, the file, the plugin, the key's name.</param>
/// <param name="Actor">Who: an API key's name, <c>host</c>, or the operating system's user of the command line.</param>
/// <param name="Detail">What is worth knowing besides, without secrets and persons.</param>
public sealed record AuditEntry(string Kind, string Subject, string Actor, string Detail = "");
