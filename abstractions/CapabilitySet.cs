namespace LeVieuxMoulin.Connectors;

/// <summary>What one connection can do: contract interfaces and who answers them.</summary>
public sealed class CapabilitySet
{
    /// <summary>Gets every capability by name, such as feed.sale or write.cancel-reservation.</summary>
    public IReadOnlyDictionary<string, object> ByName => byName;

    /// <summary>Names a capability as manifests, the API and the console do.</summary>
    public static string NameOf<TCapability>();

    /// <summary>Names the stream of a record, such as sale.</summary>
    public static string StreamOf<TRecord>() where TRecord : VendorRecord;

    /// <summary>Offers one capability. Only interfaces of this contract are taken, over types of this contract.</summary>
    public CapabilitySet Offer<TCapability>(TCapability capability) where TCapability : class;

    /// <summary>Offers a feed of a type of the plugin's own; type (kebab case, as in the manifest) names the stream.</summary>
    public CapabilitySet OfferOther(string type, IFeed<OtherRecord> feed);

    /// <summary>Finds a capability; null when this connection lacks it.</summary>
    public TCapability? Find<TCapability>() where TCapability : class;
}
