using System.Text.Json;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;
using LeVieuxMoulin.Connectors.Sandbox.Engine.OAuth;

namespace LeVieuxMoulin.Connectors.Sandbox.Suppliers;

/// <summary>A wholesaler under the one supplier contract; a vendor is this class with a profile.</summary>
internal abstract class SupplierSimulator : IVendorSimulator
{
    private readonly SupplierProfile profile;
    private readonly TokenStore tokens;
    private readonly SupplierGate gate;
    private readonly SupplierBook book;
    private readonly PageCursor cursors;

    /// <summary>Builds the wholesaler of a profile.</summary>
    protected SupplierSimulator(SandboxContext context, SupplierProfile profile)
    {
        this.profile = profile;
        tokens = new TokenStore(context.Time, TimeSpan.FromMinutes(5), TimeSpan.FromHours(1));
        gate = new SupplierGate(context, tokens, profile.Logins);
        book = new SupplierBook(profile, context);
        cursors = new PageCursor(context.Time, TimeSpan.FromHours(1));
    }

    /// <inheritdoc />
    public string Id => profile.Id;

    /// <summary>Gets the authorisation server, for a vendor that wants one.</summary>
    protected TokenStore Tokens => tokens;

    /// <inheritdoc />
    public virtual JsonObject Connection(Uri address) => new() { ["api"] = new JsonObject { ["base_url"] = address.AbsoluteUri } };

    /// <inheritdoc />
    public virtual void Map(IEndpointRouteBuilder routes) => new SupplierApi(profile, gate, book, cursors).Map(routes);

    /// <inheritdoc />
    public Task WriteFailureAsync(HttpContext http, int status, CancellationToken cancellationToken) => SupplierGate.WriteAsync(http, SupplierProblem.Of(status), cancellationToken);

    /// <inheritdoc />
    public JsonObject State()
    {
        lock (book.Gate)
        {
            return new JsonObject
            {
                ["counts"] = new JsonObject
                {
                    ["catalog-item"] = book.Items.Count,
                    ["supplier-order"] = book.Orders.Count,
                    ["delivery"] = book.Deliveries.Count,
                    ["billing-document"] = book.Bills.Count,
                    ["receipt"] = book.Receipts.Count,
                },
                ["orders"] = new JsonArray([.. book.Orders.Select(order => (JsonNode)new JsonObject
                {
                    ["id"] = order.Id,
                    ["reference"] = order.Reference,
                    ["idempotencyKey"] = order.IdempotencyKey,
                    ["note"] = order.Note,
                    ["status"] = order.Status,
                    ["effects"] = order.Effects,
                })]),
            };
        }
    }

    /// <inheritdoc />
    public IEnumerable<Action<Utf8JsonWriter>>? Records(string type)
    {
        lock (book.Gate)
        {
            return SupplierRecords.Find(book, type);
        }
    }

    /// <inheritdoc />
    public Task<JsonObject?> HappenAsync(string type, JsonObject body, CancellationToken cancellationToken)
    {
        lock (book.Gate)
        {
            return Task.FromResult(Happen(type, body));
        }
    }

    /// <inheritdoc />
    public IEnumerable<ReadOnlyMemory<byte>> Walk() => book.Items.Select(item => (ReadOnlyMemory<byte>)JsonBody.Bytes(SupplierWire.Item(item)));

    private JsonObject? Happen(string type, JsonObject body)
    {
        switch (type)
        {
            case "advance-order":
                var order = Order(body);
                return new JsonObject { ["moved"] = book.Advance(order), ["status"] = order.Status };
            case "order-status":
                Order(body).Status = body.Text("status") ?? throw new ArgumentException("status is missing.");
                Order(body).Reason = body.Text("reason") ?? Order(body).Reason;
                book.Touch(Order(body));
                return [];
            case "hold-orders":
                book.IsHeld = body.Flag("value") ?? true;
                return [];
            case "price":
                Item(body).Net = body.Number("amount") ?? throw new ArgumentException("amount is missing, in euros.");
                Item(body).Updated = book.Tick();
                return [];
            case "availability":
                Item(body).Availability = body.Text("status") ?? throw new ArgumentException("status is missing.");
                Item(body).Stock = (int)(body.Number("quantity") ?? Item(body).Stock);
                return [];
            case "withdraw-item":
                Item(body).Orderable = false;
                Item(body).Updated = book.Tick();
                return [];
            case "expire-tokens":
                return new JsonObject { ["expired"] = tokens.ExpireAll() };
            case "block-keys":
                gate.BlockKeys(body.Flag("value") ?? true);
                return [];
            case "expire-cursors":
                cursors.ExpireAll();
                return [];
            case "rate-limit":
                gate.Budget.Set((double)(body.Number("perSecond") ?? 20), (double)(body.Number("burst") ?? 60));
                return [];
            default:
                return null;
        }
    }

    private SupplierOrder Order(JsonObject body) =>
        book.Orders.Find(order => order.Id == body.Text("id") || order.Reference == body.Text("reference")) ?? throw new ArgumentException("id or reference names no order.");

    private SupplierItem Item(JsonObject body) => book.Find(body.Text("itemId")) ?? throw new ArgumentException("itemId names no article.");
}
