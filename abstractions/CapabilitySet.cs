namespace LeVieuxMoulin.Connectors;

/// <summary>What one connection can do: contract interfaces and who answers them.</summary>
public sealed class CapabilitySet
{
    private readonly Dictionary<string, object> byName = new(StringComparer.Ordinal);

    /// <summary>Gets every capability by name, such as feed.sale or write.cancel-reservation.</summary>
    public IReadOnlyDictionary<string, object> ByName => byName;

    /// <summary>Names a capability as manifests, the API and the console do.</summary>
    /// <typeparam name="TCapability">An interface of this contract, over types of this contract.</typeparam>
    /// <exception cref="ArgumentException">The type is not a capability of this contract.</exception>
    public static string NameOf<TCapability>() => CapabilityNames.Of(typeof(TCapability));

    /// <summary>Names the stream of a record, such as sale.</summary>
    /// <typeparam name="TRecord">The contract's record.</typeparam>
    public static string StreamOf<TRecord>()
        where TRecord : VendorRecord => CapabilityNames.Kebab(typeof(TRecord).Name);

    /// <summary>Offers one capability. Only interfaces of this contract are taken, over types of this contract.</summary>
    /// <typeparam name="TCapability">The interface, such as <c>IFeed&lt;Sale&gt;</c>.</typeparam>
    /// <param name="capability">Who answers it.</param>
    /// <returns>This set, so that offers can be chained.</returns>
    /// <exception cref="ArgumentException">The type is not a capability of this contract, or is offered twice.</exception>
    public CapabilitySet Offer<TCapability>(TCapability capability)
        where TCapability : class
    {
        ArgumentNullException.ThrowIfNull(capability);
        Add(NameOf<TCapability>(), capability);
        return this;
    }

    /// <summary>Offers a feed of a type of the plugin's own.</summary>
    /// <param name="type">The type in kebab case, as in the manifest; it names the stream.</param>
    /// <param name="feed">Who reads it.</param>
    /// <returns>This set, so that offers can be chained.</returns>
    /// <exception cref="ArgumentException">The type is not kebab case, or is offered already.</exception>
    public CapabilitySet OfferOther(string type, IFeed<OtherRecord> feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        if (!CapabilityNames.IsKebab(type))
        {
            throw new ArgumentException($"\"{type}\" is no kebab-case name such as table-turnover.", nameof(type));
        }

        Add($"feed.{type}", feed);
        return this;
    }

    /// <summary>Finds a capability.</summary>
    /// <typeparam name="TCapability">The interface.</typeparam>
    /// <returns>Who answers it; null when this connection lacks it.</returns>
    public TCapability? Find<TCapability>()
        where TCapability : class => byName.GetValueOrDefault(NameOf<TCapability>()) as TCapability;

    private void Add(string name, object capability)
    {
        if (!byName.TryAdd(name, capability))
        {
            throw new ArgumentException($"The capability {name} is offered twice.", nameof(capability));
        }
    }
}
