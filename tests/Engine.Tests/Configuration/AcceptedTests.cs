using System.Text;
using LeVieuxMoulin.Connectors.Engine.Configuration;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Configuration;

public sealed class AcceptedTests
{
    private const string Key = "auth:\n  method: api_key\n  api_key: abc\n";

    [Fact]
    public void The_file_that_restaurants_were_given_loads_unchanged()
    {
        var file = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Configuration", "Accepted"), "*.yaml").ShouldHaveSingleItem();
        var id = Path.GetFileNameWithoutExtension(file);
        using var folder = new TempFolder();
        File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));

        var configuration = ConfigurationReader.Read(folder.Path, _ => null, asked => asked == id ? AcmeManifests.Of(id, AcmeManifests.Acme) : null, development: false);

        configuration.Problems.ShouldAllBe(problem => problem.Severity == ProblemSeverity.Warning);
        configuration.Problems.Select(problem => problem.Code).ShouldBe([ConfigurationCodes.UnknownScope, ConfigurationCodes.UnknownScope, ConfigurationCodes.TokenFolder]);
        var settings = configuration.Connections.ShouldHaveSingleItem();
        settings.Name.ShouldBe(id);
        settings.Version.ShouldBe("v1");
        settings.Credentials[""].ShouldSatisfyAllConditions(
            auth => auth.Method.ShouldBe(AuthMethod.AuthorizationCode),
            auth => auth.ClientSecret.ShouldBe("YOUR_CLIENT_SECRET"),
            auth => auth.UsePkce.ShouldBeTrue(),
            auth => auth.Scopes.ShouldBe(["employee:inventory", "employee:sales"]),
            auth => auth.TokenPath.ShouldBe(Path.GetFullPath("/path/to/tokens/lightspeed_token.json".Replace("lightspeed", id, StringComparison.Ordinal))));
        settings.Http.ShouldBe(new HttpSettings { AllowAddresses = settings.Http.AllowAddresses });
        settings.Rate.MaxRequestsPerMinute.ShouldBe(60);
        settings.Logging.ShouldBe(new LoggingSettings
        {
            Level = "Information",
            Template = "{Timestamp:yyyy-MM-dd HH:mm:ss,fff} - {SourceContext} - {Level} - {Message:lj}{NewLine}{Exception}",
        });
    }

    [Fact]
    public void A_byte_order_mark_and_crlf_change_nothing()
    {
        using var plain = new TempFolder().With("acme.yaml", Key);
        using var windows = new TempFolder();
        File.WriteAllText(Path.Combine(windows.Path, "acme.yml"), Key.ReplaceLineEndings("\r\n"), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        windows.ReadOne().Fingerprint.ShouldBe(plain.ReadOne().Fingerprint);
    }

    [Fact]
    public void Several_connections_stand_in_one_file_and_share_by_anchor()
    {
        using var folder = new TempFolder().With("pos_config.yaml", """
            x-shared: &shared
              connection: &limits {timeout: 12s}
            acme:
              <<: *shared
              auth: {method: api_key, api_key: a}
            till-terrace:
              connector: acme
              connection: {<<: *limits, max_retries: 1}
              auth: {method: bearer, token: "${ACME_SECRET}"}
            """);

        var configuration = folder.Read();

        configuration.Problems.ShouldBeEmpty();
        configuration.Connections.Select(connection => (connection.Name, connection.Connector, connection.Http.Timeout.TotalSeconds, connection.Http.MaxRetries))
            .ShouldBe([("acme", "acme", 12, 3), ("till-terrace", "acme", 12, 1)]);
        configuration.Connections[1].Credentials[""].ShouldSatisfyAllConditions(
            auth => auth.Token.ShouldBe("s3cret-from-the-environment"), auth => auth.Dialect.HeaderScheme.ShouldBe("Acme-Token"));
    }

    [Fact]
    public void Options_become_json_of_their_types_and_locations_become_venues()
    {
        using var folder = new TempFolder().With("acme.yaml", Key + """
            api:
              account_id: 00123
              location_id: [007, L2]
              depth: 2
              closed_bills: yes
              mode: FAST
            terms: {minimum: 120.50, days: [mon, tue], cutoff: "17:00"}
            venue: {time_zone: Indian/Reunion}
            """);

        var settings = folder.ReadOne();

        Encoding.UTF8.GetString(settings.PluginSettings.Span).ShouldBe(
            """{"account_id":"00123","closed_bills":true,"depth":2,"location_id":["007","L2"],"mode":"fast","terms":{"minimum":120.50,"days":["mon","tue"],"cutoff":"17:00"},"version":"v2"}""");
        settings.Venues.Select(venue => (venue.LocationId, venue.TimeZone.Id)).ShouldBe([("007", "Indian/Reunion"), ("L2", "Indian/Reunion")]);
    }

    [Fact]
    public void A_variant_is_chosen_by_its_name_by_a_key_or_by_the_host_and_never_guessed()
    {
        using var folder = new TempFolder()
            .With("a.yaml", "connector: twin\napi: {variant: kitchen, account_id: 5}\nauth: {token: t}\n")
            .With("b.yaml", "connector: twin\napi: {series: H}\nauth: {method: api_key, api_key: t}\n")
            .With("c.yaml", "connector: twin\napi: {base_url: 'https://kitchens.acme.test/', account_id: 5}\nauth: {token: t}\n")
            .With("d.yaml", "connector: twin\nauth: {token: t}\n");

        var configuration = folder.Read();

        configuration.Connections.Select(connection => (connection.Name, connection.Variant, connection.BaseUrl)).ShouldBe(
        [
            ("a", "kitchen", "https://kitchen.acme.test/5/"), ("b", "hall", "https://api.acme.test/v2/"), ("c", "kitchen", "https://kitchens.acme.test/"),
        ]);
        configuration.Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            problem => problem.Code.ShouldBe(ConfigurationCodes.VariantUnsaid), problem => problem.File.ShouldBe("d.yaml"));
    }

    [Fact]
    public void A_retired_address_is_replaced_with_a_warning()
    {
        using var folder = new TempFolder().With("acme.yaml", "api: {base_url: 'https://old.acme.test/v1', version: v9}\n" + Key);

        var configuration = folder.Read();

        configuration.Connections.ShouldHaveSingleItem().BaseUrl.ShouldBe("https://api.acme.test/v2/");
        configuration.Problems.Select(problem => (problem.Severity, problem.Code, problem.Line, problem.Column)).ShouldBe(
            [(ProblemSeverity.Warning, ConfigurationCodes.RetiredUrl, 1, 17), (ProblemSeverity.Warning, ConfigurationCodes.UnknownVersion, 1, 54)]);
    }

    [Fact]
    public void The_sandbox_is_picked_by_the_environment_and_loopback_needs_development()
    {
        using var sandbox = new TempFolder().With("acme.yaml", "api: {environment: sandbox}\nauth: {client_id: a}\n");
        using var loopback = new TempFolder().With("acme.yaml", "api: {base_url: 'http://127.0.0.1:9/acme'}\n" + Key);

        var settings = sandbox.ReadOne();
        (settings.BaseUrl, settings.Credentials[""].TokenUrl, settings.Credentials[""].AuthorizationUrl)
            .ShouldBe(("https://sandbox.acme.test/v2/", "https://sandbox.acme.test/token", "https://acme.test/authorize"));
        loopback.ReadOne(development: true).BaseUrl.ShouldBe("http://127.0.0.1:9/acme/");
        loopback.Read().Broken.ShouldBe(["acme"]);
    }

    [Fact]
    public void A_connector_that_is_not_installed_waits_with_a_warning_and_names_the_likely_one()
    {
        using var folder = new TempFolder().With("acme-terrace.yaml", Key).With("unheard.yaml", Key);

        var configuration = folder.Read();

        configuration.Waiting.ShouldBe(new Dictionary<string, string> { ["acme-terrace"] = "acme-terrace", ["unheard"] = "unheard" }, ignoreOrder: true);
        configuration.Problems.ShouldAllBe(problem => problem.Severity == ProblemSeverity.Warning && problem.Code == ConfigurationCodes.NotInstalled);
        configuration.Problems[0].Suggestion.ShouldBe("Say connector: acme, if that is meant.");
    }

    [Fact]
    public void Two_files_that_give_one_name_are_errors_that_name_both()
    {
        using var folder = new TempFolder().With("acme.yaml", Key).With("other.yml", "name: acme\n" + Key);

        var configuration = folder.Read();

        configuration.Connections.ShouldBeEmpty();
        configuration.Problems.Select(problem => (problem.File, problem.Code)).ShouldBe([("acme.yaml", ConfigurationCodes.DuplicateName), ("other.yml", ConfigurationCodes.DuplicateName)]);
        configuration.Problems.ShouldAllBe(problem => problem.Message.Contains("acme.yaml") && problem.Message.Contains("other.yml"));
    }

    [Fact]
    public void Examples_backups_and_editors_files_are_never_loaded()
    {
        using var folder = new TempFolder().With("acme.yaml", Key);
        foreach (var name in new[] { "metro.example.yaml", "a.example.yml", "acme.yaml.bak", "acme.yaml~", ".#acme.yaml", "notes.txt" })
        {
            folder.With(name, "nonsense: [");
        }

        folder.ReadOne().Name.ShouldBe("acme");
    }

    [Fact]
    public void A_comment_leaves_the_fingerprint_and_a_secret_changes_it_without_ever_being_shown()
    {
        using var folder = new TempFolder().With("acme.yaml", "auth: {method: api_key, api_key: '${ACME_SECRET}'}\nconnection: {timeout: 30}\n");
        var first = folder.ReadOne();
        var commented = folder.With("acme.yaml", "# comment\nconnection: {timeout: 30}\nauth: {api_key: '${ACME_SECRET}', method: api_key}\n").ReadOne();
        folder.Environment["ACME_SECRET"] = "another-secret";
        var changed = folder.ReadOne();
        folder.With("acme.yaml", "auth: {method: api_key, api_key: '${ACME_SECRET}'}\nname: '${ACME_SECRET} !'\nconnection: {timeout: '${ACME_SECRET}'}\n");

        commented.Fingerprint.ShouldBe(first.Fingerprint);
        changed.Fingerprint.ShouldNotBe(first.Fingerprint);
        changed.Credentials[""].HeaderName.ShouldBe("X-Acme-Key");
        $"{changed} {changed.Credentials[""]}".ShouldNotContain("another-secret");
        folder.Read().Problems.ShouldAllBe(problem => !problem.ToString().Contains("another-secret"));
    }

    [Fact]
    public void The_host_example_loads_and_its_venue_serves_the_connections()
    {
        using var folder = new TempFolder().With("acme.yaml", "venue: moulin\n" + Key);
        File.Copy(Path.Combine(AppContext.BaseDirectory, "host.example.yaml"), Path.Combine(folder.Path, "host.yaml"));

        folder.ReadOne().Venue.Name.ShouldBe("moulin");
        var host = folder.Read().Host;
        host.Venues["moulin"].Service["dinner"].ShouldBe(new ServiceHours(new(19, 0), new(22, 30)));
        host.Retention["operations"].ShouldBe(TimeSpan.FromDays(365));
    }
}
