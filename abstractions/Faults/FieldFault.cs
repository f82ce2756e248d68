namespace LeVieuxMoulin.Connectors;

/// <summary>A complaint about one field.</summary>
/// <param name="Field">The field in the vendor's words or as a JSON path.</param>
/// <param name="Message">What is wrong with it; never its value.</param>
public sealed record FieldFault(string Field, string Message);
