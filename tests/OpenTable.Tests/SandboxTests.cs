using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.OpenTable.Tests;

/// <summary>The connector against the simulated vendor, which was written by another hand from the same facts.</summary>
[Collection("sandbox")]
public sealed class SandboxTests(Sandbox sandbox) : IAsyncLifetime
{
    private ConnectorBed bed = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => bed = await sandbox.ConnectAsync(new OpenTableUnderTest(), Token);

    public async ValueTask DisposeAsync()
    {
        await HappenAsync("""{"type":"redirect-to-host","value":false}""");
        await HappenAsync("""{"type":"silent-cancel","value":false}""");
        await HappenAsync("""{"type":"page-limit","value":1000}""");
        await bed.DisposeAsync();
    }

    [Fact]
    public async Task What_happens_between_two_reads_comes_with_the_second_whatever_the_vendor_makes_of_the_page_size()
    {
        await HappenAsync("""{"type":"page-limit","value":40}""");
        await bed.SyncAsync("reservation", Token);
        var known = await bed.CopyAsync("reservation", Token);
        var one = known.Last(pair => pair.Value["status"]!.GetValue<string>() == "CONFIRMED").Key;
        await HappenAsync("""{"type":"reservation","partySize":3}""");
        await HappenAsync($$"""{"type":"status","reservationId":"{{one}}","state":"NoShow"}""");

        var second = await bed.SyncAsync("reservation", Token);

        second.Changed.ShouldBe(2);
        var after = await bed.CopyAsync("reservation", Token);
        (after.Count, after[one]["status"]!.GetValue<string>()).ShouldBe((known.Count + 1, "NO_SHOW"));
        known.Keys.ShouldBeSubsetOf((await bed.Simulator.LedgerAsync("reservation", Token))!.Keys);
    }

    [Fact]
    public async Task A_forgotten_guest_goes_and_takes_the_copy_with_it()
    {
        await bed.SyncAsync("guest", Token);
        var one = (await bed.CopyAsync("guest", Token)).Keys.Last();
        await HappenAsync($$"""{"type":"forget-guest","guestId":"{{one}}"}""");

        await bed.SyncAsync("guest", Token);

        (await bed.CopyAsync("guest", Token)).Keys.ShouldBe((await bed.Simulator.LedgerAsync("guest", Token))!.Keys, ignoreOrder: true);
    }

    [Fact]
    public async Task A_booking_made_in_house_can_be_changed_and_cancelled_twice_and_what_a_person_must_do_is_told()
    {
        var id = await OpenTableUnderTest.BookAsync(bed, "+33699000001", Token);
        var (modify, cancel) = (bed.Capabilities.Find<IWrite<ModifyReservation>>()!, bed.Capabilities.Find<IWrite<CancelReservation>>()!);

        (await modify.WriteAsync(new ModifyReservation { ReservationId = id, PartySize = 1, GuestNote = "Au calme" }, Write("a"), Token)).Fault.ShouldBeNull();
        await HappenAsync("""{"type":"redirect-to-host","value":true}""");
        (await Should.ThrowAsync<ConnectorException>(() => cancel.WriteAsync(new CancelReservation { ReservationId = id }, Write("b"), Token))).Fault.Kind.ShouldBe(FaultKind.Refused);
        await HappenAsync("""{"type":"redirect-to-host","value":false}""");
        await HappenAsync("""{"type":"silent-cancel","value":true}""");
        await cancel.WriteAsync(new CancelReservation { ReservationId = id }, Write("c"), Token);

        (await cancel.WriteAsync(new CancelReservation { ReservationId = id }, Write("d"), Token)).AlreadyDone.ShouldBeTrue();
        var booking = (await bed.Simulator.LedgerAsync("reservation", Token))![id];
        (booking["status"]!.GetValue<string>(), booking["partySize"]!.GetValue<int>(), booking["guestNote"]!.GetValue<string>()).ShouldBe(("CANCELLED", 1, "Au calme"));
    }

    [Fact]
    public async Task So_can_one_made_at_the_network()
    {
        await using var network = await sandbox.ConnectAsync(new AtTheNetwork(), Token);
        var id = await OpenTableUnderTest.BookAsync(network, "+33699000002", Token);

        (await network.Capabilities.Find<IWrite<ModifyReservation>>()!.WriteAsync(new ModifyReservation { ReservationId = id, PartySize = 1 }, Write("e"), Token)).Fault.ShouldBeNull();
        await network.Capabilities.Find<IWrite<CancelReservation>>()!.WriteAsync(new CancelReservation { ReservationId = id }, Write("f"), Token);

        var booking = (await network.Simulator.LedgerAsync("reservation", Token))![id];
        (booking["statusRaw"]!.GetValue<string>(), booking["partySize"]!.GetValue<int>()).ShouldBe(("CancelledWeb", 1));
    }

    private static WriteContext Write(string key) => new() { Key = new WriteKey($"sandbox-{key}") };

    private async Task HappenAsync(string what) => (await bed.Simulator.HappenAsync((JsonObject)JsonNode.Parse(what)!, Token)).ShouldBeTrue(what);

    /// <summary>The same connector with the other booking API.</summary>
    private sealed class AtTheNetwork : ConnectorUnderTest
    {
        public override IConnectorPlugin Plugin { get; } = new OpenTablePlugin();

        public override JsonObject Settings => new() { ["api"] = new JsonObject { ["booking_api"] = "consumer" } };
    }
}
