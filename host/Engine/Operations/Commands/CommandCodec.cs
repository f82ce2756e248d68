using System.Collections.Frozen;
using LeVieuxMoulin.Connectors.Crm;
using LeVieuxMoulin.Connectors.PointOfSale;
using LeVieuxMoulin.Connectors.Reservations;
using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>Every kind of command of the contract, by name and by type.</summary>
public static class CommandCodec
{
    private static readonly CommandKind[] Kinds =
    [
        new CommandKindOf<PlaceOrder>("supplier-order", CommandJson.Default.PlaceOrder),
        new CommandKindOf<ChangeOrder>("supplier-order", CommandJson.Default.ChangeOrder),
        new CommandKindOf<CancelOrder>("supplier-order", CommandJson.Default.CancelOrder),
        new CommandKindOf<ReportReceipt>("delivery", CommandJson.Default.ReportReceipt),
        new CommandKindOf<SaveProduct>("product", CommandJson.Default.SaveProduct),
        new CommandKindOf<SetPrice>("product", CommandJson.Default.SetPrice),
        new CommandKindOf<SetStock>("stock-level", CommandJson.Default.SetStock),
        new CommandKindOf<SavePromotion>("promotion", CommandJson.Default.SavePromotion),
        new CommandKindOf<EndPromotion>("promotion", CommandJson.Default.EndPromotion),
        new CommandKindOf<CreateReservation>("reservation", CommandJson.Default.CreateReservation),
        new CommandKindOf<ConfirmReservation>("reservation", CommandJson.Default.ConfirmReservation),
        new CommandKindOf<RefuseReservation>("reservation", CommandJson.Default.RefuseReservation),
        new CommandKindOf<ModifyReservation>("reservation", CommandJson.Default.ModifyReservation),
        new CommandKindOf<CancelReservation>("reservation", CommandJson.Default.CancelReservation),
        new CommandKindOf<RecordNoShow>("reservation", CommandJson.Default.RecordNoShow),
        new CommandKindOf<RecordStage>("reservation", CommandJson.Default.RecordStage),
        new CommandKindOf<SaveGuest>("guest", CommandJson.Default.SaveGuest),
        new CommandKindOf<SetOnlineBooking>(null, CommandJson.Default.SetOnlineBooking),
        new CommandKindOf<SaveCustomer>("customer", CommandJson.Default.SaveCustomer),
        new CommandKindOf<EraseCustomer>(null, CommandJson.Default.EraseCustomer),
        new CommandKindOf<PutLoyalty>("customer", CommandJson.Default.PutLoyalty),
        new CommandKindOf<RecordActivity>("activity", CommandJson.Default.RecordActivity),
        new CommandKindOf<CreateSegment>("segment", CommandJson.Default.CreateSegment),
        new CommandKindOf<CreateRuledSegment>("segment", CommandJson.Default.CreateRuledSegment),
        new CommandKindOf<ChangeSegmentMembers>("segment", CommandJson.Default.ChangeSegmentMembers),
    ];

    private static readonly FrozenDictionary<string, CommandKind> ByName = Kinds.ToFrozenDictionary(kind => kind.Name, StringComparer.Ordinal);
    private static readonly FrozenDictionary<Type, CommandKind> ByType = Kinds.ToFrozenDictionary(kind => kind.CommandType);

    /// <summary>Gets every kind.</summary>
    public static IReadOnlyList<CommandKind> All => Kinds;

    /// <summary>Finds a kind by name; null when this version of the contract has none of that name.</summary>
    /// <param name="name">The name, such as <c>place-order</c>.</param>
    public static CommandKind? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>Gets the kind of a command.</summary>
    /// <param name="command">The command.</param>
    public static CommandKind KindOf(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return ByType[command.GetType()];
    }
}
