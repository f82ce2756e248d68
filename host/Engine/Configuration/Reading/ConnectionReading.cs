using LeVieuxMoulin.Connectors.Engine.Yaml;

namespace LeVieuxMoulin.Connectors.Engine.Configuration.Reading;

/// <summary>What came of one connection.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Connector">Its connector.</param>
/// <param name="At">Where its name stands.</param>
/// <param name="Settings">The settings; null when it waits or has errors.</param>
/// <param name="Problems">What is wrong.</param>
internal sealed record ConnectionReading(string Name, string Connector, YamlNode At, ConnectionSettings? Settings, ProblemList Problems);
