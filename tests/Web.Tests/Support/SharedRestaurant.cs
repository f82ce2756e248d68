namespace LeVieuxMoulin.Connectors.Web.Tests.Support;

/// <summary>The tests that share one running host, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class SharedRestaurant : ICollectionFixture<Restaurant>
{
    internal const string Name = "restaurant";
}
