using System.Text;
using System.Text.RegularExpressions;
using LeVieuxMoulin.Connectors.Engine.Plugins;
using LeVieuxMoulin.Connectors.Engine.Yaml;

namespace LeVieuxMoulin.Connectors.Engine.Configuration.Reading;

/// <summary>Reads one connection: all of it, whatever is wrong on the way.</summary>
/// <param name="context">The reading.</param>
internal sealed partial class ConnectionReader(ReadingContext context)
{
    public ConnectionReading Read(ConnectionDefinition definition)
    {
        var problems = new ProblemList(definition.File);
        var map = (YamlMap)context.References.Fill(definition.Map, definition.Prefix, (at, key, message, suggestion) =>
            problems.Error(at, key, ConfigurationCodes.Unset, $"{key} {message}.", suggestion));
        var root = new Block(map, definition.At, definition.Prefix, problems);
        var name = Name(root, definition.Name);
        var connector = root.Text("connector") is { Length: > 0 } said ? said : Connector(name, definition.Name);
        var manifest = context.FindManifest(connector);
        var settings = Common(root, definition.File, name, connector);
        if (manifest is null)
        {
            Waits(root, connector);
            return new(name, connector, root.Where("name"), null, problems);
        }

        settings = OfVendor(root, settings, manifest);
        return new(name, connector, root.Where("name"), problems.HasErrors ? null : settings, problems);
    }

    private ConnectionSettings Common(Block root, string file, string name, string connector)
    {
        var webhooks = root.Sub("webhooks");
        var operations = root.Sub("operations");
        var limits = new OperationSettings();
        var settings = new ConnectionSettings
        {
            Name = name,
            Connector = connector,
            BaseUrl = "",
            File = file,
            Enabled = root.Flag("enabled") ?? true,
            Contact = root.Text("contact"),
            Venue = VenueReader.OfConnection(root, context.Host.Venues),
            Http = TransportReader.Http(root.Sub("connection"), context),
            Breaker = TransportReader.Breaker(root.Sub("circuit_breaker")),
            Rate = TransportReader.Rate(root.Sub("rate_limit")),
            Logging = LoggingReader.Read(root.Sub("logging"), context.Host.Logging),
            Webhooks = new()
            {
                Enabled = webhooks.Flag("enabled") ?? false,
                Secrets = [.. new[] { webhooks.Text("secret"), webhooks.Text("previous_secret") }.OfType<string>().Where(secret => secret.Length > 0)],
                PublicUrl = Addresses.Called(webhooks, "public_url", context.Development),
            },
            Operations = new()
            {
                MaxAttempts = operations.Integer("max_attempts", 1, 100) ?? limits.MaxAttempts,
                Parallel = operations.Integer("parallel", 1, 20) ?? limits.Parallel,
                Deadline = operations.Duration("deadline", TimeSpan.FromMinutes(1), TimeSpan.FromDays(30)) ?? limits.Deadline,
            },
        };
        webhooks.Close();
        operations.Close();
        return settings;
    }

    private ConnectionSettings OfVendor(Block root, ConnectionSettings settings, PluginManifest manifest)
    {
        var api = root.Sub("api");
        if (VariantChoice.Choose(api, manifest) is not { } variant)
        {
            // Without its variant nothing else can be judged: neither options nor credentials nor streams.
            root.Know(KnownKeys.ByBlock[""]);
            root.Know(manifest.Variants.SelectMany(other => other.Options).Select(option => option.Key));
            root.Close();
            return settings;
        }

        var zone = TimeZones.Find(settings.Venue.TimeZone);
        var reading = ApiReader.Read(root, api, manifest, variant, context.Development);
        settings = settings with
        {
            Variant = variant.Id,
            BaseUrl = reading.BaseUrl,
            Version = reading.Version,
            Title = string.IsNullOrEmpty(reading.Title) ? settings.Name : reading.Title,
            DefaultHeaders = reading.Headers,
            PluginSettings = reading.Settings,
            Venues = [.. (reading.Locations.Count == 0 ? [null] : reading.Locations.Cast<string?>())
                .Select(id => new VenueSettings { LocationId = id, TimeZone = zone, Currency = settings.Venue.Currency })],
            Credentials = new AuthReader(context, manifest, variant, reading).Read(root.Sub("auth")),
            DropFolder = DropFolderReader.Read(root.Sub("drop_folder"), variant, context.Folder),
            Cache = SyncReader.Cache(root.Sub("cache"), variant),
            Sync = SyncReader.Streams(root.Sub("sync"), variant, zone),
        };
        root.Close();
        return settings with { Fingerprint = Fingerprint.Of(settings) };
    }

    private void Waits(Block root, string connector)
    {
        root.Know(KnownKeys.ByBlock[""]);
        root.Close();
        var shorter = connector.Split('-', '_')[0];
        root.Problems.Warn(
            root.Where("connector"),
            root.Path("connector"),
            ConfigurationCodes.NotInstalled,
            $"The connector {(root.Find("connector") is YamlScalar said ? said.Raw : connector)} is not installed; the connection waits for it.",
            shorter != connector && context.FindManifest(shorter) is not null ? $"Say connector: {shorter}, if that is meant." : $"Put its folder into the plugins folder, or say connector: with another id.");
    }

    // The name first, as people who call a connection by its vendor expect, then the file's own word.
    private string Connector(string name, string place) =>
        context.FindManifest(name) is null && context.FindManifest(place) is not null ? place : name;

    private static string Name(Block root, string standard)
    {
        var written = root.Text("name");
        var name = string.IsNullOrEmpty(written) ? standard : written;
        if (!NamePattern().IsMatch(name))
        {
            var shown = root.Find("name") is YamlScalar scalar ? Block.Shown(scalar) : $"\"{name}\"";
            root.Problems.Error(
                root.Find("name") ?? root.At,
                root.Path("name"),
                ConfigurationCodes.BadName,
                $"{shown} cannot name a connection: only lower-case letters, digits and hyphens can, 64 at most, and the first is a letter or a digit.",
                $"Say name: {Suggest(shown)}.");
        }

        return name;
    }

    private static string Suggest(string name) => Unnameable().Replace(Accents().Replace(name.Normalize(NormalizationForm.FormD), "").ToLowerInvariant(), "-").Trim('-') is { Length: > 0 and <= 64 } better ? better : "till";

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,63}$")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"\p{M}")]
    private static partial Regex Accents();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Unnameable();
}
