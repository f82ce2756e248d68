using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.TheFork.Tests;

/// <summary>The connector against the simulated vendor, which was written by another hand from the same facts.</summary>
[Collection("sandbox")]
public sealed class SandboxTests(Sandbox sandbox) : IAsyncLifetime
{
    private ConnectorBed bed = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => bed = await sandbox.ConnectAsync(new TheForkUnderTest(), Token);

    public async ValueTask DisposeAsync()
    {
        await HappenAsync("""{"type":"day-rule"}""");
        await bed.DisposeAsync();
    }

    [Theory]
    [InlineData("""{"type":"day-rule","zone":"Europe/Paris"}""")]
    [InlineData("""{"type":"day-rule","endIsExclusive":true}""")]
    [InlineData("""{"type":"day-rule","zone":"Europe/Paris","endIsExclusive":true}""")]
    public async Task However_the_vendor_cuts_its_days_no_booking_is_missed(string rule)
    {
        await HappenAsync(rule);

        var result = await bed.SyncAsync("reservation", Token);

        result.Completed.ShouldBeTrue(result.Reason);
        (await bed.CopyAsync("reservation", Token)).Keys.ShouldBe((await bed.Simulator.LedgerAsync("reservation", Token))!.Keys, ignoreOrder: true);
    }

    [Fact]
    public async Task What_happens_between_two_reads_comes_with_the_second()
    {
        await bed.SyncAsync("reservation", Token);
        var known = await bed.CopyAsync("reservation", Token);
        var one = known.Last(pair => pair.Value["status"]!.GetValue<string>() == "CONFIRMED").Key;
        await HappenAsync("""{"type":"reservation","partySize":3}""");
        await HappenAsync($$"""{"type":"status","reservationUuid":"{{one}}","status":"NO_SHOW"}""");

        var second = await bed.SyncAsync("reservation", Token);

        second.Changed.ShouldBe(2);
        var after = await bed.CopyAsync("reservation", Token);
        (after.Count, after[one]["status"]!.GetValue<string>()).ShouldBe((known.Count + 1, "NO_SHOW"));
    }

    [Fact]
    public async Task A_booking_made_here_can_be_looked_up_changed_and_cancelled_twice()
    {
        var abilities = bed.Capabilities;
        var restaurant = bed.Settings.Venues[0].LocationId!;
        var start = await TheForkUnderTest.FreeAsync(abilities, restaurant, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date).AddDays(40), Token);
        var command = TheForkUnderTest.Booking(restaurant, start, "sandbox-1") with { Guest = TheForkUnderTest.Booking(restaurant, start, "sandbox-1").Guest with { Phone = "+33 6 99 88 77 66" } };
        var context = new WriteContext { Key = new WriteKey("sandbox-1") };

        var made = (await abilities.Find<IWrite<CreateReservation>>()!.WriteAsync(command, context, Token)).RecordId!;
        var found = await abilities.Find<IFind<CreateReservation>>()!.FindAsync(command, context, Token);
        var match = (await abilities.Find<IAsk<FindGuests, IReadOnlyList<GuestMatch>>>()!.AskAsync(new FindGuests(restaurant, "+33699887766"), Token)).Single();
        var moved = await abilities.Find<IWrite<ModifyReservation>>()!.WriteAsync(new ModifyReservation { ReservationId = made, PartySize = 1 }, context, Token);
        var cancel = abilities.Find<IWrite<CancelReservation>>()!;
        await cancel.WriteAsync(new CancelReservation { ReservationId = made }, context, Token);
        var again = await cancel.WriteAsync(new CancelReservation { ReservationId = made }, context, Token);

        (found, match.ReservationIds.Single(), moved.Fault, again.AlreadyDone).ShouldBe((new FindResult(FindVerdict.Done, made), made, null, true));
        (await bed.Simulator.LedgerAsync("reservation", Token))![made]["status"]!.GetValue<string>().ShouldBe("CANCELLED");
    }

    [Fact]
    public async Task Closed_times_are_not_offered_any_more()
    {
        var restaurant = bed.Settings.Venues[0].LocationId!;
        var ask = bed.Capabilities.Find<IAsk<FindTimeSlots, IReadOnlyList<TimeSlot>>>()!;
        var start = await TheForkUnderTest.FreeAsync(bed.Capabilities, restaurant, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date).AddDays(60), Token);
        var wall = bed.Settings.Venues[0].ToWallTime(start);
        var (day, time) = (DateOnly.FromDateTime(wall), TimeOnly.FromDateTime(wall));

        await bed.Capabilities.Find<IWrite<SetOnlineBooking>>()!.WriteAsync(
            new SetOnlineBooking { LocationId = restaurant, Day = day, FirstSlot = time, LastSlot = time, IsOpen = false }, new WriteContext { Key = new WriteKey("sandbox-2") }, Token);

        (await ask.AskAsync(new FindTimeSlots(restaurant, day, 2), Token)).ShouldNotContain(slot => slot.Start == start && slot.IsOpenWithoutOffer);
    }

    private async Task HappenAsync(string what) => (await bed.Simulator.HappenAsync((JsonObject)JsonNode.Parse(what)!, Token)).ShouldBeTrue(what);
}
