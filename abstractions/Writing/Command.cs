namespace LeVieuxMoulin.Connectors;

/// <summary>Something to be done at the vendor, stored before it is sent.</summary>
public abstract record Command
{
    /// <summary>Gets what the command is about. Commands with one subject keep their order; others overtake each other.</summary>
    public abstract string Subject { get; }

    /// <summary>Gets whether a later command of this type and subject makes this one pointless while it waits.</summary>
    public virtual bool LastWins => false;
}
