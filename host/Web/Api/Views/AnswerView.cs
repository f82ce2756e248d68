using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Web.Api.Views;

/// <summary>How a vendor's answer on the spot looks.</summary>
/// <param name="Items">The answer in the contract's words.</param>
/// <param name="AsOf">When the vendor gave it.</param>
internal sealed record AnswerView(IReadOnlyList<JsonElement> Items, DateTimeOffset AsOf);
