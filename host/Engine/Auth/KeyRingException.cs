namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>The master keys cannot be read. Says where they were looked for, what is wrong and what to do; never a key.</summary>
public sealed class KeyRingException(string message, Exception? innerException = null) : Exception(message, innerException);
