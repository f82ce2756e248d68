namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>A vendor's answer and its age.</summary>
/// <typeparam name="TAnswer">The answer's type.</typeparam>
/// <param name="Value">The answer, in the host's own objects.</param>
/// <param name="AsOf">When the vendor gave it.</param>
public sealed record VendorReply<TAnswer>(TAnswer Value, DateTimeOffset AsOf);
