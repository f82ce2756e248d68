using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Operations;

namespace LeVieuxMoulin.Connectors.Live.Tests;

/// <summary>The reading promises at a vendor's own test account.</summary>
internal sealed class LiveReading : ReadingConformance
{
    private readonly LiveVendor vendor;

    /// <summary>Takes a vendor's account; skips the test where there is none.</summary>
    public LiveReading(string id)
    {
        vendor = new LiveVendor(id);
        Assert.SkipWhen(vendor.ConnectionFile is null, $"There is no account: set {vendor.NameOf("CONFIG")} to the YAML file of a connection to {vendor.Manifest.Name}'s test account.");
    }

    /// <inheritdoc />
    protected override ConnectorUnderTest Connector => vendor;

    /// <inheritdoc />
    protected override string? Keys => vendor.Data;

    /// <summary>Reads everything, and looks for the account's secrets in what was told of it.</summary>
    public Task LookForSecretsAsync() => NoSecretIsToldAsync();

    /// <summary>Carries out each write of the vendor's file, and reads everything afterwards.</summary>
    public async Task CarryOutAsync()
    {
        Assert.SkipUnless(vendor.MayWrite, $"Only reading is allowed: set {vendor.NameOf("WRITES")}=1 to write to the account.");
        Assert.SkipWhen(vendor.Commands is null, $"Nothing to write: set {vendor.NameOf("COMMANDS")} to a JSON file, a list of kind and command.");
        var commands = JsonNode.Parse(await File.ReadAllTextAsync(vendor.Commands!, Token))!.AsArray();
        commands.Count.ShouldBePositive($"{vendor.Commands} holds no command");
        await using var bed = await OpenAsync();
        foreach (var item in commands)
        {
            var name = item!["kind"]!.GetValue<string>();
            var kind = CommandCodec.Find(name).ShouldNotBeNull($"{name} is no command");

            var operation = await bed.CarryOutAsync(kind.FromJson(item["command"]!.ToJsonString()), item["operationId"]?.GetValue<string>(), Token);

            operation.State.ShouldBe(OperationState.Succeeded, $"{name}: {operation.Fault?.Message}");
        }

        foreach (var stream in bed.Feeds)
        {
            var result = await bed.SyncAsync(stream, Token);
            result.Completed.ShouldBeTrue($"{stream}: {result.Code}: {result.Reason}");
        }
    }

    /// <inheritdoc />
    protected override Task<ConnectionSettings> SettingsAsync() => Task.FromResult(ReadFile(vendor, vendor.ConnectionFile!));
}
