namespace LeVieuxMoulin.Connectors.Engine.Configuration;

/// <summary>The folders that a partner and a connection exchange documents through.</summary>
/// <param name="Out">Where the partner fetches what is sent.</param>
/// <param name="In">Where the partner puts what it sends.</param>
/// <param name="Done">Where the host keeps what went either way.</param>
public sealed record DropFolderSettings(string Out, string In, string Done);
