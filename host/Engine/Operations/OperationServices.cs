using LeVieuxMoulin.Connectors.Engine.Access;
using LeVieuxMoulin.Connectors.Engine.Audit;
using LeVieuxMoulin.Connectors.Engine.Calls;
using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Http;
using LeVieuxMoulin.Connectors.Engine.Orders;
using LeVieuxMoulin.Connectors.Engine.Problems;
using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Engine.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>Wires writes, webhooks, calls, audit, keys and problems.</summary>
public static class OperationServices
{
    /// <summary>Adds the use cases and workers.</summary>
    /// <param name="services">Where to; it must also have the stores, the record sink and queries, the connections, the plugins, a clock and logging.</param>
    public static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.AddSingleton<IProblemBoard, ProblemBoard>();
        services.AddSingleton<VerifyAudit>();
        services.AddSingleton<ShowStore>();
        services.AddSingleton<CheckStore>();
        services.AddSingleton<BackUpStore>();
        services.AddSingleton<KeyRing>();
        services.AddSingleton<CallJournal>();
        services.AddSingleton<ICallJournal>(provider => provider.GetRequiredService<CallJournal>());
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<CallJournal>());
        services.AddSingleton<ListCalls>();
        return services.AddWrites().AddOrders().AddWebhooks();
    }

    private static IServiceCollection AddWrites(this IServiceCollection services)
    {
        services.AddSingleton<OperationSignal>();
        services.AddSingleton<OperationNotices>();
        services.AddSingleton<OperationSaver>();
        services.AddSingleton<OperationSender>();
        services.AddSingleton<OperationReconciler>();
        services.AddSingleton<IConnectionWorker, OperationWorker>();
        services.AddHostedService<OperationSweeper>();
        services.AddSingleton<CapabilityCheck>();
        services.AddSingleton<SubmitOperation>();
        services.AddSingleton<ListOperations>();
        services.AddSingleton<ShowOperation>();
        services.AddSingleton<OperationEdit>();
        services.AddSingleton<CancelOperation>();
        services.AddSingleton<RetryOperation>();
        services.AddSingleton<SettleOperation>();
        services.AddSingleton<AnswerCache>();
        services.AddSingleton<AskVendor>();
        return services;
    }

    private static IServiceCollection AddOrders(this IServiceCollection services)
    {
        services.AddSingleton<ICatalogLookup, StoredCatalog>();
        services.AddSingleton<FindOrderDeadline>();
        services.AddSingleton<PlaceSupplierOrder>();
        return services;
    }

    private static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddSingleton<InboxSignal>();
        services.AddSingleton<WebhookIntake>();
        services.AddSingleton<IConnectionWorker, InboxWorker>();
        services.AddSingleton<SubscriptionStore>();
        services.AddSingleton<IConnectionWorker, SubscriptionWorker>();
        return services;
    }
}
