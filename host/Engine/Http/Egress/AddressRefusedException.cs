using System.Net;

namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>A host's name leads to addresses that may not be dialled.</summary>
internal sealed class AddressRefusedException(string host, IEnumerable<IPAddress> addresses) : Exception(
    $"{host} leads to {string.Join(", ", addresses)}, a private or reserved address. If that is meant, say so under connection.allow_addresses.");
