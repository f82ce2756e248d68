using System.Collections.Frozen;

namespace LeVieuxMoulin.Connectors.Engine.Configuration.Reading;

/// <summary>Every key that a connection may have, by block; the plugin's own options come besides.</summary>
internal static class KnownKeys
{
    /// <summary>Gets the blocks; the root has the empty name.</summary>
    public static FrozenDictionary<string, string[]> ByBlock { get; } = new Dictionary<string, string[]>
    {
        [""] =
        [
            "connector", "name", "enabled", "venue", "contact", "api", "auth", "connection", "circuit_breaker",
            "rate_limit", "cache", "logging", "sync", "webhooks", "operations", "drop_folder",
        ],
        ["api"] = ["base_url", "version", "name", "environment", "variant", "default_headers"],
        ["auth"] =
        [
            "method", "client_id", "client_secret", "redirect_uri", "authorization_url", "token_url", "scopes", "scope", "use_pkce",
            "api_key", "header_name", "username", "password", "token", "token_store", "token_path",
        ],
        ["connection"] = ["timeout", "max_retries", "retry_delay", "pool_connections", "pool_maxsize", "allow_addresses", "ca_file"],
        ["circuit_breaker"] = ["failure_ratio", "minimum_throughput", "consecutive_failures", "sampling_duration", "break_duration"],
        ["rate_limit"] = ["max_requests_per_minute", "max_burst", "adaptive", "safety_factor", "max_delay", "throttle_on_limit"],
        ["logging"] = ["level", "format"],
        ["webhooks"] = ["enabled", "secret", "previous_secret", "public_url"],
        ["drop_folder"] = ["out", "in", "done"],
        ["operations"] = ["max_attempts", "parallel", "deadline"],
    }.ToFrozenDictionary();

    /// <summary>Says whether a word at the root of a file makes it the file of one connection.</summary>
    public static bool IsRoot(string key) => ByBlock[""].Contains(key, StringComparer.Ordinal);

    /// <summary>Names the block that a key belongs to; null when none or several have it.</summary>
    public static string? HomeOf(string key)
    {
        var homes = ByBlock.Where(block => block.Value.Contains(key, StringComparer.Ordinal)).Select(block => block.Key).ToList();
        return homes is [{ Length: > 0 } home] ? home : null;
    }
}
