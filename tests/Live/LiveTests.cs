namespace LeVieuxMoulin.Connectors.Live.Tests;

/// <summary>The reading part of the conformance suite at the vendors' own test accounts, for each plugin that there is.</summary>
public sealed class LiveTests
{
    /// <summary>Gets every vendor.</summary>
    public static TheoryData<string> Vendors => [.. LiveVendor.All];

    [Theory]
    [MemberData(nameof(Vendors))]
    public Task The_account_is_named_and_takes_away_only_what_was_offered(string vendor) => new LiveReading(vendor).The_account_is_named_and_takes_away_only_what_was_offered();

    [Theory]
    [MemberData(nameof(Vendors))]
    public Task Every_feed_is_read_to_its_end_and_read_again_brings_nothing_new(string vendor) => new LiveReading(vendor).Every_feed_is_read_to_its_end_and_read_again_brings_nothing_new();

    [Theory]
    [MemberData(nameof(Vendors))]
    public Task A_run_stopped_after_every_page_and_taken_up_by_a_new_connector_ends_in_the_same_copy(string vendor) =>
        new LiveReading(vendor).A_run_stopped_after_every_page_and_taken_up_by_a_new_connector_ends_in_the_same_copy();

    [Theory]
    [MemberData(nameof(Vendors))]
    public Task In_the_two_nights_when_Paris_changes_its_clocks_every_instant_stays_itself(string vendor) =>
        new LiveReading(vendor).In_the_two_nights_when_Paris_changes_its_clocks_every_instant_stays_itself();

    [Theory]
    [MemberData(nameof(Vendors))]
    public Task A_word_that_the_contract_does_not_know_is_kept_as_the_vendor_wrote_it(string vendor) =>
        new LiveReading(vendor).A_word_that_the_contract_does_not_know_is_kept_as_the_vendor_wrote_it();

    [Theory]
    [MemberData(nameof(Vendors))]
    public Task No_secret_of_the_connection_is_in_any_log_line_or_call(string vendor) => new LiveReading(vendor).LookForSecretsAsync();

    [Theory]
    [MemberData(nameof(Vendors))]
    public Task The_built_plugin_reads_everything_and_leaves_nothing_in_memory(string vendor) => new LiveReading(vendor).The_built_plugin_reads_everything_and_leaves_nothing_in_memory();

    [Theory]
    [MemberData(nameof(Vendors))]
    public Task Each_write_that_the_account_allows_is_carried_out(string vendor) => new LiveReading(vendor).CarryOutAsync();
}
