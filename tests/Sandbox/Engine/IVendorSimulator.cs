using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Engine;

/// <summary>One simulated vendor. Found by reflection: a class with a constructor that takes a <see cref="SandboxContext"/>.</summary>
internal interface IVendorSimulator
{
    /// <summary>Gets the vendor's id, the first segment of its addresses.</summary>
    string Id { get; }

    /// <summary>Says how a client is set up to reach the simulator instead of the vendor, in the words of a connection file.</summary>
    /// <param name="address">The vendor's address here, ending in a slash.</param>
    JsonObject Connection(Uri address) => new() { ["api"] = new JsonObject { ["base_url"] = address.AbsoluteUri } };

    /// <summary>Maps the vendor's own addresses, given without the leading id.</summary>
    void Map(IEndpointRouteBuilder routes);

    /// <summary>Answers a failure (401, 404, 429, 500) in the vendor's own words.</summary>
    Task WriteFailureAsync(HttpContext http, int status, CancellationToken cancellationToken);

    /// <summary>Says what the ledger holds.</summary>
    JsonObject State();

    /// <summary>Gives the ledger's records of a type in the contract's words, or null when it keeps no such type.</summary>
    IEnumerable<Action<Utf8JsonWriter>>? Records(string type);

    /// <summary>Makes something happen at the vendor; null when it knows no such event.</summary>
    Task<JsonObject?> HappenAsync(string type, JsonObject body, CancellationToken cancellationToken);

    /// <summary>Gives all generated data as bytes, for the digest.</summary>
    IEnumerable<ReadOnlyMemory<byte>> Walk();
}
