namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>How the consent page is reached and its answer comes back.</summary>
public enum LoginMode
{
    /// <summary>This machine's browser opens the page, and the answer comes to a listener here.</summary>
    Browser = 0,

    /// <summary>The address is printed only; the answer comes to a listener here.</summary>
    NoBrowser,

    /// <summary>The address is printed only; the person pastes the address that the vendor redirected to, or the code in it.</summary>
    Paste,
}
