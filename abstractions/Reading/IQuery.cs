namespace LeVieuxMoulin.Connectors;

/// <summary>A question put to the vendor on the spot; its answer is never stored as a record.</summary>
/// <remarks>The host may keep an answer, as JSON under the question's JSON, for as long as the configuration's cache says.</remarks>
public interface IQuery<TAnswer>;
