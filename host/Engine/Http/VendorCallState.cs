namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>What the layers of the pipeline know of one call, over all its attempts.</summary>
internal sealed class VendorCallState
{
    private static readonly HttpRequestOptionsKey<VendorCallState> Key = new("LeVieuxMoulin.Connectors.Engine.Call");

    private VendorCallState(string connection, HttpRequestMessage request)
    {
        Connection = connection;
        Kind = VendorCall.KindOf(request);
        Method = request.Method.Method;
        PathTemplate = Http.PathTemplate.Of(request.RequestUri!);
        Operation = VendorCallScope.Current?.Operation ?? "";
        OperationId = VendorCallScope.Current?.OperationId;
    }

    public string Connection { get; }

    public CallKind Kind { get; }

    public string Method { get; }

    public string PathTemplate { get; }

    public string Operation { get; }

    public string? OperationId { get; }

    /// <summary>The instant after which no attempt may begin.</summary>
    public DateTimeOffset LatestStart { get; set; } = DateTimeOffset.MaxValue;

    /// <summary>How many attempts were begun.</summary>
    public int Attempts { get; set; }

    /// <summary>Whether the present attempt may have reached the vendor whole.</summary>
    public bool IsSent { get; set; }

    /// <summary>Whether an attempt to change something was sent and its answer is missing.</summary>
    public bool IsUnanswered { get; set; }

    /// <summary>Whether the token was renewed for this call, which happens once.</summary>
    public bool IsRenewed { get; set; }

    /// <summary>What the last attempt ended with.</summary>
    public Fault? LastFault { get; set; }

    /// <summary>The call in words.</summary>
    public string Words => $"{Connection}: {Method} {PathTemplate}";

    /// <summary>Begins a call: its body is taken into memory, so that it can be sent again.</summary>
    public static async Task<VendorCallState> BeginAsync(string connection, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var state = new VendorCallState(connection, request);
        request.Options.Set(Key, state);
        request.Content = await ReplayContent.TakeAsync(request, state, cancellationToken);
        return state;
    }

    /// <summary>Finds the state of a request that came through the outermost layer.</summary>
    public static VendorCallState Of(HttpRequestMessage request) => request.Options.TryGetValue(Key, out var state)
        ? state
        : throw new InvalidOperationException("The request did not come through the pipeline's outermost layer.");

    /// <summary>Corrects a fault by what earlier attempts did: a write that was sent once without an answer is not "not sent" because its repetition was.</summary>
    public Fault Settle(Fault fault) => IsUnanswered && (fault.IsRetriable || fault.Kind == FaultKind.Authentication)
        ? fault with { Kind = FaultKind.OutcomeUnknown, Message = $"{Words} was sent and no answer came. Last: {fault.Message}" }
        : fault;

    /// <summary>The fault of a call whose time is over.</summary>
    public Fault TimeIsOver() => LastFault is { } last
        ? last with { Message = $"{last.Message} The call's deadline passed." }
        : new Fault(FaultKind.NotSent, $"{Words} was not sent: its deadline passed while it waited.") { Code = LocalFaults.DeadlinePassed };
}
