using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Web.Api.Views;

/// <summary>How a page of records looks; the records themselves are written as they are stored.</summary>
/// <param name="Items">The records in the contract's words, each with its connection in front.</param>
/// <param name="Next">What to give as <c>after</c> to go on; null at the end.</param>
/// <param name="AsOf">When the vendor was last read: how old the copy may be.</param>
internal sealed record RecordListView(IReadOnlyList<JsonElement> Items, string? Next, DateTimeOffset? AsOf);
