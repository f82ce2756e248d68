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
        new CommandKindOf<PlaceOrder>("supplier-order"),
        new CommandKindOf<ChangeOrder>("supplier-order"),
        new CommandKindOf<CancelOrder>("supplier-order"),
        new CommandKindOf<ReportReceipt>("delivery"),
        new CommandKindOf<SaveProduct>("product"),
        new CommandKindOf<SetPrice>("product"),
        new CommandKindOf<SetStock>("stock-level"),
        new CommandKindOf<SavePromotion>("promotion"),
        new CommandKindOf<EndPromotion>("promotion"),
        new CommandKindOf<CreateReservation>("reservation"),
        new CommandKindOf<ConfirmReservation>("reservation"),
        new CommandKindOf<RefuseReservation>("reservation"),
        new CommandKindOf<ModifyReservation>("reservation"),
        new CommandKindOf<CancelReservation>("reservation"),
        new CommandKindOf<RecordNoShow>("reservation"),
        new CommandKindOf<RecordStage>("reservation"),
        new CommandKindOf<SaveGuest>("guest"),
        new CommandKindOf<SetOnlineBooking>(null),
        new CommandKindOf<SaveCustomer>("customer"),
        new CommandKindOf<EraseCustomer>(null),
        new CommandKindOf<SetLoyalty>("customer"),
        new CommandKindOf<RecordActivity>("activity"),
        new CommandKindOf<CreateSegment>("segment"),
        new CommandKindOf<CreateRuledSegment>("segment"),
        new CommandKindOf<ChangeSegmentMembers>("segment"),
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
