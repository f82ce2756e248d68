using System.Net;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Tests.TheFork;

public sealed class TheForkBookingTests
{
    private static readonly HttpMethod Patch = HttpMethod.Patch;

    [Fact]
    public async Task A_booking_sent_twice_is_two_bookings_of_one_guest_and_shows_as_a_double_effect()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (place, slot) = await FreeAsync(sandbox);

        var one = await sandbox.GoodAsync($"/thefork/manager/v1/restaurants/{place}/reservations", Booking(slot, 2));
        var two = await sandbox.GoodAsync($"/thefork/manager/v1/restaurants/{place}/reservations", Booking(slot, 2));

        two["reservationUuid"]!.GetValue<string>().ShouldNotBe(one["reservationUuid"]!.GetValue<string>());
        two["customer"]!["customerUuid"]!.GetValue<string>().ShouldBe(one["customer"]!["customerUuid"]!.GetValue<string>());
        (await sandbox.GetAsync("/_sandbox/thefork/state"))["writes"]!.AsArray().ShouldHaveSingleItem()!["effects"]!.GetValue<int>().ShouldBe(2);
        var found = await sandbox.GetAsync($"/thefork/manager/v1/restaurants/{place}/customers/phone/%2B33639989999");
        found["nextReservationsList"]!.AsArray().Count.ShouldBe(2);
        (await sandbox.CallAsync(HttpMethod.Get, $"/thefork/manager/v1/restaurants/{place}/customers/phone/%2B33639980")).Body["data"]!["code"]!.GetValue<string>().ShouldBe("PHONE_NUMBER_NOT_FOUND");
    }

    [Fact]
    public async Task A_change_wants_date_and_size_and_nothing_else_and_a_second_cancellation_is_told()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (place, slot) = await FreeAsync(sandbox);
        var made = await sandbox.GoodAsync($"/thefork/manager/v1/restaurants/{place}/reservations", Booking(slot, 9));
        var path = "/thefork/manager/v1/reservations/" + made["reservationUuid"]!.GetValue<string>();

        made["status"]!.GetValue<string>().ShouldBe("REQUESTED");
        (await sandbox.CallAsync(Patch, path, new JsonObject { ["partySize"] = 3 })).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await sandbox.CallAsync(Patch, path, new JsonObject { ["mealDate"] = slot, ["partySize"] = 3, ["restaurantNote"] = "x" })).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await sandbox.CallAsync(Patch, path, new JsonObject { ["mealDate"] = slot, ["partySize"] = 3 })).Body["partySize"]!.GetValue<int>().ShouldBe(3);
        (await sandbox.CallAsync(Patch, path + "/cancel")).Body["status"]!.GetValue<string>().ShouldBe("CANCELED");
        (await sandbox.CallAsync(Patch, path + "/cancel")).Body.ToJsonString().ShouldBe("""{"data":{"code":"DOUBLE_CANCELLATION"},"error":"Conflict","statusCode":409}""");
        (await sandbox.GetAsync(path))["status"]!.GetValue<string>().ShouldBe("CANCELED");
    }

    [Fact]
    public async Task A_time_that_the_house_closed_is_not_free_and_cannot_be_booked()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (place, slot) = await FreeAsync(sandbox);
        var closing = new JsonObject { ["date"] = slot[..10], ["startTime"] = slot[11..16] };

        var closed = await sandbox.CallAsync(HttpMethod.Put, $"/thefork/manager/v1/restaurants/{place}/availabilities/override", closing);

        closed.Body["endTime"]!.GetValue<string>().ShouldBe(slot[11..16]);
        var now = (await sandbox.GetAsync($"/thefork/manager/v1/restaurants/{place}/timeslots?date={slot[..10]}&partySize=2")).AsArray().Single(item => item!["datetime"]!.GetValue<string>() == slot)!;
        now["hasNormalStock"]!.GetValue<bool>().ShouldBeFalse();
        var refused = await sandbox.CallAsync(HttpMethod.Post, $"/thefork/manager/v1/restaurants/{place}/reservations", JsonNode.Parse(Booking(slot, 2)));
        refused.Body["data"]!["code"]!.GetValue<string>().ShouldBe("DOUBLE_BOOKING");
        var nowhere = await sandbox.CallAsync(HttpMethod.Post, $"/thefork/manager/v1/restaurants/{Guid.NewGuid()}/reservations", JsonNode.Parse(Booking(slot, 2)));
        nowhere.Body["data"]!["code"]!.GetValue<string>().ShouldBe("Restaurant not found");
    }

    [Fact]
    public async Task A_webhook_is_thin_and_carries_the_token_in_its_address()
    {
        await using var inbox = await Inbox.OpenAsync();
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.GoodAsync("/_sandbox/thefork/events", $$"""{"type":"subscribe","notificationUrl":"{{inbox.Address}}","token":"t&1"}""");

        var made = await sandbox.GoodAsync("/_sandbox/thefork/events", """{"type":"reservation"}""");
        await sandbox.GoodAsync("/_sandbox/thefork/events", """{"type":"reservation","silent":true}""");
        await sandbox.GoodAsync("/_sandbox/thefork/events", $$"""{"type":"cancel","reservationUuid":"{{made["reservationUuid"]}}"}""");

        var taken = await inbox.WaitAsync(3);
        taken.ShouldAllBe(hook => hook.Query == "?token=t%261");
        taken.Select(hook => JsonNode.Parse(hook.Body)!["eventType"]!.GetValue<string>()).ShouldBe(["customerCreated", "reservationCreated", "reservationUpdated"], ignoreOrder: true);
        var thin = JsonNode.Parse(taken.Single(hook => hook.Body.Contains("reservationUpdated", StringComparison.Ordinal)).Body)!.AsObject();
        thin.Select(pair => pair.Key).ShouldBe(["entityType", "eventType", "uuid", "groupUuid", "restaurantUuid"]);
        thin["uuid"]!.GetValue<string>().ShouldBe(made["reservationUuid"]!.GetValue<string>());
    }

    private static string Booking(string slot, int party) =>
        $$"""{"mealDate":"{{slot}}","partySize":{{party}},"customer":{"email":"nadia@moulin.example","firstName":"Nadia","lastName":"Faure","phone":"+33639989999","locale":"fr_FR","civility":"mrs"} }""";

    /// <summary>Gives the restaurant and a time with room, as the vendor writes it.</summary>
    private static async Task<(string Place, string Slot)> FreeAsync(RunningSandbox sandbox)
    {
        var place = (await sandbox.GetAsync("/_sandbox/thefork/state"))["restaurantId"]!.GetValue<string>();
        var day = (await sandbox.GoodAsync("/_sandbox/thefork/events", """{"type":"reservation"}"""))["mealDate"]!.GetValue<string>()[..10];
        var slots = (await sandbox.GetAsync($"/thefork/manager/v1/restaurants/{place}/timeslots?date={day}&partySize=9")).AsArray();
        return (place, slots.First(slot => slot!["hasNormalStock"]!.GetValue<bool>())!["datetime"]!.GetValue<string>());
    }
}
