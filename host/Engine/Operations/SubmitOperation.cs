using System.Security.Cryptography;
using System.Text;
using LeVieuxMoulin.Connectors.Engine.Requests;

namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>Stores a write and wakes the worker that carries it out.</summary>
/// <param name="store">Where operations are kept.</param>
/// <param name="abilities">What connections can do.</param>
/// <param name="signal">Wakes the worker.</param>
/// <param name="time">The clock.</param>
public sealed class SubmitOperation(IOperationStore store, CapabilityCheck abilities, OperationSignal signal, TimeProvider time)
{
    /// <summary>How long an idempotency key may be.</summary>
    public const int MaxKeyLength = 255;

    /// <summary>Makes the id of a new operation: 36 characters that sort by time.</summary>
    public string NewId() => Guid.CreateVersion7(time.GetUtcNow()).ToString();

    /// <summary>Stores the write; it is durable when this completes.</summary>
    /// <param name="request">Who asks, and the terms.</param>
    /// <param name="command">What is to be done.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The operation, new or the earlier one of the same key and request.</returns>
    /// <exception cref="RequestException">The connection is missing or cannot do that, or the key was used for another request.</exception>
    public async Task<OperationSubmission> ExecuteAsync(SubmissionRequest request, Command command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(command);
        var kind = CommandCodec.KindOf(command);
        var json = kind.ToJson(command);
        var hash = request.RequestHash ?? HashOf($"{kind.Name}\n{json}\n{request.IfRevision}\n{request.IfUnchangedSince?.ToUnixTimeMilliseconds()}");
        if (await FindEarlierAsync(request.Connection, request.IdempotencyKey, hash, cancellationToken) is { } earlier)
        {
            return new OperationSubmission(earlier, false);
        }

        var settings = abilities.Require(request.Connection, kind.Capability);
        var now = time.GetUtcNow();
        var id = request.Id ?? NewId();
        var submission = await store.AddAsync(
            new OperationRecord
            {
                Id = id,
                Connection = request.Connection,
                Kind = kind.Name,
                Subject = command.Subject,
                LastWins = command.LastWins,
                Command = json,
                IdempotencyKey = request.IdempotencyKey ?? id,
                RequestHash = hash,
                Actor = request.Actor,
                CreatedAt = now,
                NextAttemptAt = now,
                NotAfter = request.NotAfter ?? now + settings.Deadline,
                IsCutOff = request.IsCutOff && request.NotAfter is not null,
                WriteKey = id,
                IfRevision = request.IfRevision,
                IfUnchangedSince = request.IfUnchangedSince,
            },
            cancellationToken);
        if (!submission.IsNew)
        {
            return new OperationSubmission(Same(submission.Operation, hash), false);
        }

        signal.Ring(request.Connection);
        return submission;
    }

    /// <summary>Finds the operation that the same request made before.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="idempotencyKey">The caller's key; null when there is none.</param>
    /// <param name="requestHash">What the request is told by.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The operation; null when the key is new.</returns>
    /// <exception cref="RequestException">The key was used for another request, or is no key.</exception>
    public async Task<OperationRecord?> FindEarlierAsync(string connection, string? idempotencyKey, string requestHash, CancellationToken cancellationToken)
    {
        if (idempotencyKey is null)
        {
            return null;
        }

        if (idempotencyKey.Length is 0 or > MaxKeyLength || idempotencyKey.Any(char.IsControl))
        {
            throw new RequestException(RequestErrorKind.Invalid, "IDEMPOTENCY_KEY_INVALID", $"An Idempotency-Key has 1 to {MaxKeyLength} characters and no control characters.");
        }

        var earlier = await store.FindByKeyAsync(connection, idempotencyKey, cancellationToken);
        return earlier is null ? null : Same(earlier, requestHash);
    }

    /// <summary>Computes what a request is told by.</summary>
    /// <param name="text">The request in a canonical form.</param>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static OperationRecord Same(OperationRecord earlier, string hash) => earlier.RequestHash == hash
        ? earlier
        : throw new RequestException(
            RequestErrorKind.Unprocessable,
            "IDEMPOTENCY_KEY_REUSED",
            $"This Idempotency-Key was used for another request, which became operation {earlier.Id}.")
        {
            Suggestion = "Use a new key for a new request, and the same key only to repeat the same request.",
        };
}
