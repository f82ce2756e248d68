using System.Net;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Tests.OpenTable;

public sealed class OpenTableBookingTests : IAsyncLifetime
{
    private RunningSandbox sandbox = null!;
    private HttpClient http = null!;
    private string rid = "";
    private string free = "";
    private int requests;

    public async ValueTask InitializeAsync()
    {
        sandbox = await RunningSandbox.StartAsync();
        http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri(sandbox.Address + "/opentable/"), DefaultRequestHeaders = { { "Authorization", "Bearer sandbox" } } };
        rid = (await StateAsync())["restaurantId"]!.GetValue<string>();
        free = (await sandbox.GoodAsync("/_sandbox/opentable/events", """{"type":"reservation"}"""))["booking"]!["scheduled_time"]!.GetValue<string>()[..16];
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await sandbox.DisposeAsync();
    }

    [Fact]
    public async Task A_lock_is_booked_once_and_the_same_request_again_is_the_same_booking()
    {
        var booking = Booking((await HoldAsync())["reservation_token"]!.GetValue<string>());

        var one = await SendAsync(HttpMethod.Post, $"v2/booking/{rid}/reservations", booking, "key-1");
        var again = await SendAsync(HttpMethod.Post, $"v2/booking/{rid}/reservations", booking, "key-1");
        var other = await SendAsync(HttpMethod.Post, $"v2/booking/{rid}/reservations", booking);

        one.Status.ShouldBe(HttpStatusCode.Created);
        (again.Status, again.Body.ToJsonString()).ShouldBe((HttpStatusCode.Created, one.Body.ToJsonString()));
        other.Body["errors"]![0]!["message"]!.GetValue<string>().ShouldBe("reservation_token or restaurant id is invalid");
        var state = await StateAsync();
        state["booked"]!.AsArray().ShouldHaveSingleItem()!["state"]!.GetValue<string>().ShouldBe("Confirmed");
        state["writes"]!.AsArray().Single(write => write!["idempotencyKey"]!.GetValue<string>() == "key-1")!["effects"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task A_booking_is_changed_with_a_new_lock_and_cancelled_by_the_same_put()
    {
        var made = await SendAsync(HttpMethod.Post, $"v2/booking/{rid}/reservations", Booking((await HoldAsync())["reservation_token"]!.GetValue<string>()));
        var path = $"v2/booking/{rid}/reservations/{rid}-{made.Body["confirmation_number"]}";

        var held = await HoldAsync(3);
        (await SendAsync(HttpMethod.Put, path, new JsonObject { ["reservation_token"] = held["reservation_token"]!.GetValue<string>() })).Body["party_size"]!.GetValue<int>().ShouldBe(3);
        (await SendAsync(HttpMethod.Put, path, new JsonObject { ["status"] = "CancelledWeb" })).Status.ShouldBe(HttpStatusCode.OK);

        (await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await StateAsync())["booked"]![0]!["state"]!.GetValue<string>().ShouldBe("CancelledWeb");
        (await SendAsync(HttpMethod.Put, path + "9", new JsonObject { ["status"] = "CancelledWeb" })).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task In_house_the_staff_takes_over_where_the_voice_must_not()
    {
        var made = await SendAsync(HttpMethod.Post, $"inhouse/v1/booking/{rid}/reservations", new JsonObject { ["date_time"] = free, ["party_size"] = 2, ["first_name"] = "Nadia", ["last_name"] = "Faure", ["phone_number"] = new JsonObject { ["number"] = "0639989999", ["country_code"] = 33 } });
        var path = $"inhouse/v1/booking/{rid}/reservations/{made.Body["reservation_id"]}";
        await sandbox.GoodAsync("/_sandbox/opentable/events", """{"type":"redirect-to-host"}""");

        var handed = await SendAsync(HttpMethod.Delete, path);
        await sandbox.GoodAsync("/_sandbox/opentable/events", """{"type":"redirect-to-host","value":false}""");
        var changed = await SendAsync(HttpMethod.Put, path, new JsonObject { ["party_size"] = "4", ["date_time"] = free, ["special_request"] = "Fenêtre" });
        var found = await SendAsync(HttpMethod.Post, $"inhouse/v1/booking/{rid}/reservations/search", new JsonObject { ["phone_number"] = new JsonObject { ["number"] = "639989999", ["country_code"] = 33 } });

        (handed.Status, handed.Body["errors"]![0]!["code"]!.GetValue<string>()).ShouldBe((HttpStatusCode.Forbidden, "RedirectToHost"));
        changed.Body["party_size"]!.GetValue<int>().ShouldBe(4);
        found.Body["reservations"]!.AsArray().ShouldHaveSingleItem()!["special_request"]!.GetValue<string>().ShouldBe("Fenêtre");
    }

    [Fact]
    public async Task A_held_time_takes_seats_until_the_lock_dies_and_a_write_without_request_id_is_refused()
    {
        async Task<bool> IsFreeAsync() =>
            (await sandbox.GetAsync($"/opentable/v2/availability/{rid}?start_date_time={free}&forward_minutes=0&backward_minutes=0&party_size=20"))["times"]!.AsArray().Count == 1;

        (await IsFreeAsync()).ShouldBeTrue();
        await HoldAsync(20);
        await HoldAsync(10);
        (await IsFreeAsync()).ShouldBeFalse();
        await sandbox.GoodAsync("/_sandbox/opentable/events", """{"type":"expire-locks"}""");
        (await IsFreeAsync()).ShouldBeTrue();
        var bare = await sandbox.CallAsync(HttpMethod.Post, $"/opentable/v2/booking/{rid}/slot_locks", new JsonObject { ["party_size"] = 2, ["date_time"] = free });
        bare.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static JsonObject Booking(string token) => new()
    {
        ["reservation_token"] = token,
        ["first_name"] = "Nadia",
        ["last_name"] = "Faure",
        ["email_address"] = "nadia@moulin.example",
        ["phone"] = new JsonObject { ["number"] = "0639989999", ["country_code"] = "FR", ["phone_type"] = "Mobile" },
    };

    private Task<JsonNode> StateAsync() => sandbox.GetAsync("/_sandbox/opentable/state");

    private async Task<JsonNode> HoldAsync(int party = 2)
    {
        var held = await SendAsync(HttpMethod.Post, $"v2/booking/{rid}/slot_locks", new JsonObject { ["party_size"] = party, ["date_time"] = free, ["reservation_attribute"] = "default", ["dining_area_id"] = 1 });
        held.Status.ShouldBe(HttpStatusCode.OK, held.Body.ToJsonString());
        return held.Body;
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> SendAsync(HttpMethod method, string path, JsonNode? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : System.Net.Http.Json.JsonContent.Create(body) };
        request.Headers.Add("X-Request-Id", key ?? $"request-{++requests}");
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }
}
