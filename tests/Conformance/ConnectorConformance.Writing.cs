using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Engine.Operations;

namespace LeVieuxMoulin.Connectors.Conformance;

/// <content>Writes whose answer is lost.</content>
public abstract partial class ConnectorConformance<TConnector>
{
    [Fact]
    public async Task A_write_whose_answer_is_lost_takes_effect_once_or_waits_for_a_person()
    {
        await using var bed = await OpenAsync();
        var offered = bed.Capabilities.ByName.Keys.Where(name => name.StartsWith("write", StringComparison.Ordinal)).Select(name => name.Split('.')[1]).Distinct().ToList();
        Assert.SkipWhen(offered.Count == 0, "This connector writes nothing.");
        var samples = await Connector.WritesAsync(bed, Token);
        offered.Except(samples.Select(sample => CommandCodec.KindOf(sample.Command).Name)).ShouldBeEmpty("WritesAsync gives a sample of each write that is offered");

        foreach (var sample in samples)
        {
            await LoseAnswerAsync(bed, sample);
        }

        await CalmAsync();
        await SyncAllAsync(bed);
        await ShouldEqualLedgerAsync(bed);
    }

    private async Task LoseAnswerAsync(ConnectorBed bed, SampleWrite sample)
    {
        var kind = CommandCodec.KindOf(sample.Command);
        var (repeat, canBeAsked) = RepeatOf(bed, kind);
        IReadOnlyList<string> streams = sample.Streams.Count > 0 ? sample.Streams : kind.Stream is { } own ? [own] : [];
        var before = await LedgersAsync(streams);
        await Vendor.ForgetRequestsAsync(Token);

        // Where the connection has nothing but the vendor's memory of the key to go by, the vendor must be let remember it.
        await Vendor.FaultAsync(canBeAsked || repeat == RepeatSafety.Absolute ? new JsonObject { ["ignoreIdempotencyKeys"] = 1 } : [], Token);
        var lost = 0;
        Vendor.Disturbance = Disturbance.None with
        {
            Loses = async token => lost == 0 && await Vendor.CountEffectsAsync(token) > 0 && Interlocked.Exchange(ref lost, 1) == 0,
        };

        var operation = await bed.CarryOutAsync(sample.Command, sample.OperationId, Token);

        Vendor.Disturbance = Disturbance.None;
        operation.State.ShouldBeOneOf([OperationState.Succeeded, OperationState.Unknown], $"{kind.Name}: {operation.Fault?.Message}");
        lost.ShouldBe(1, $"{kind.Name} took no effect, so no answer was lost. Give WritesAsync a command that changes something.");
        if (operation.State == OperationState.Unknown)
        {
            (canBeAsked || repeat is RepeatSafety.Key or RepeatSafety.Absolute).ShouldBeFalse($"{kind.Name} waits for a person, though it could be looked for or sent again: {operation.Fault?.Message}");
        }

        var effects = await Vendor.CountEffectsAsync(Token);
        if (repeat != RepeatSafety.Absolute)
        {
            effects.ShouldBe(sample.Effects, $"{kind.Name} took effect more than once");
        }

        Touched(before, await LedgersAsync(streams)).Count.ShouldBeLessThanOrEqualTo(1, $"{kind.Name} changed more than one record");
    }

    private static (RepeatSafety Repeat, bool CanBeAsked) RepeatOf(ConnectorBed bed, CommandKind kind)
    {
        using var use = bed.Use()!;
        var channel = kind.Open(use) ?? throw new InvalidOperationException($"The connection does not offer {kind.Capability}.");
        return (channel.Repeat, channel.SettleTime is not null);
    }

    private async Task<Dictionary<string, JsonObject>> LedgersAsync(IReadOnlyList<string> streams)
    {
        var all = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var stream in streams)
        {
            foreach (var (id, record) in await Vendor.LedgerAsync(stream, Token) ?? new Dictionary<string, JsonObject>())
            {
                all.Add($"{stream}/{id}", record);
            }
        }

        return all;
    }

    private static List<string> Touched(Dictionary<string, JsonObject> before, Dictionary<string, JsonObject> after) =>
        [.. before.Keys.Union(after.Keys).Where(id => Differences.Between(before.GetValueOrDefault(id), after.GetValueOrDefault(id)).Any())];
}
