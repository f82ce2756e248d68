using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Plugins;
using Microsoft.AspNetCore.Http;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Http;

/// <summary>Where the pipeline lets a request go, and what it takes back.</summary>
public sealed class PipelineBorderTests
{
    private readonly Lab lab = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_that_the_vendor_takes_in_the_query_goes_there_once_and_not_into_the_journal()
    {
        var queries = new List<string>();
        await using var vendor = await TestVendor.StartAsync((http, count) =>
        {
            queries.Add(http.Request.QueryString.Value!);
            http.Response.StatusCode = count == 1 ? 503 : 200;
            return Task.CompletedTask;
        });
        var auth = new AuthSettings { Method = AuthMethod.ApiKey, ApiKey = "se cret", Dialect = new ManifestCredential { Method = "api_key", QueryName = "key" } };
        await using var http = await lab.OpenAsync(Lab.Connection(vendor.Url, auth));

        (await http.Main.GetAsync("orders?open=true", Token)).Dispose();

        queries.ShouldBe(["?open=true&key=se%20cret", "?open=true&key=se%20cret"]);
        lab.Calls.ShouldAllBe(call => !call.PathTemplate.Contains("cret"));
    }

    [Fact]
    public async Task A_request_to_another_origin_is_refused_and_carries_no_token_there()
    {
        await using var vendor = await TestVendor.StartAsync(_ => Task.CompletedTask);
        await using var stranger = await TestVendor.StartAsync(_ => Task.CompletedTask);
        await using var http = await lab.OpenAsync(Lab.Connection(vendor.Url, new AuthSettings { Method = AuthMethod.Bearer, Token = "s3cret-token" }));

        var fault = (await Should.ThrowAsync<ConnectorException>(() => http.Main.GetAsync(stranger.Url + "x", Token))).Fault;

        fault.Code.ShouldBe("EGRESS_REFUSED");
        stranger.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_origin_of_the_manifest_may_be_called_too()
    {
        await using var vendor = await TestVendor.StartAsync(_ => Task.CompletedTask);
        await using var files = await TestVendor.StartAsync(_ => Task.CompletedTask);
        await using var http = await lab.OpenAsync(Lab.Connection(vendor.Url, new AuthSettings { Method = AuthMethod.Bearer, Token = "s3cret-token" }), Lab.Variant() with { Origins = [files.Url] });

        (await http.Main.GetAsync(files.Url + "x", Token)).Dispose();

        files.Proofs.ShouldBe(["Bearer s3cret-token"]);
    }

    [Fact]
    public async Task Plain_HTTP_and_private_addresses_are_refused_unless_the_configuration_allows_them()
    {
        await using var vendor = await TestVendor.StartAsync(_ => Task.CompletedTask);
        await using var plain = await lab.OpenAsync(Lab.Connection(vendor.Url, http: Lab.Quick with { AllowLoopbackHttp = false }));
        await using var inward = await lab.OpenAsync(Lab.Connection(vendor.Url.Replace("http:", "https:", StringComparison.Ordinal), http: Lab.Quick with { AllowLoopbackHttp = false }));

        (await Should.ThrowAsync<ConnectorException>(() => plain.Main.GetAsync("x", Token))).Fault.Code.ShouldBe("EGRESS_REFUSED");
        (await Should.ThrowAsync<ConnectorException>(() => inward.Main.GetAsync("x", Token))).Fault.ShouldSatisfyAllConditions(
            fault => fault.Code.ShouldBe("ADDRESS_REFUSED"),
            fault => fault.Message.ShouldContain("allow_addresses"));
        vendor.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var stranger = await TestVendor.StartAsync(_ => Task.CompletedTask);
        await using var vendor = await TestVendor.StartAsync(http =>
        {
            http.Response.Redirect(stranger.Url);
            return Task.CompletedTask;
        });
        await using var http = await lab.OpenAsync(Lab.Connection(vendor.Url));

        (await Should.ThrowAsync<ConnectorException>(() => http.Main.GetAsync("x", Token))).Fault.Kind.ShouldBe(FaultKind.UnexpectedContent);

        stranger.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_larger_than_allowed_is_refused()
    {
        await using var vendor = await TestVendor.StartAsync(http => http.Response.WriteAsync(new string('x', 5000), Token));
        await using var http = await lab.OpenAsync(Lab.Connection(vendor.Url, http: Lab.Quick with { MaxResponseBytes = 4000 }));

        var fault = (await Should.ThrowAsync<ConnectorException>(() => http.Main.GetAsync("x", Token))).Fault;

        fault.Kind.ShouldBe(FaultKind.UnexpectedContent);
        fault.Code.ShouldBe("RESPONSE_TOO_LARGE");
        vendor.Asked.Count.ShouldBe(1);
    }
}
