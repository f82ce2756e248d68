using LeVieuxMoulin.Connectors.PointOfSale;
using LeVieuxMoulin.Connectors.Reservations;

namespace LeVieuxMoulin.Connectors.Abstractions.Tests;

public class CapabilitySetTests
{
    [Fact]
    public void Capabilities_are_named_by_verb_and_record()
    {
        CapabilitySet.NameOf<IFeed<Sale>>().ShouldBe("feed.sale");
        CapabilitySet.NameOf<IFetch<Reservation>>().ShouldBe("fetch.reservation");
        CapabilitySet.NameOf<IWrite<CancelReservation>>().ShouldBe("write.cancel-reservation");
        CapabilitySet.NameOf<IWriteMany<SetStock>>().ShouldBe("write-many.set-stock");
        CapabilitySet.NameOf<IFind<CreateReservation>>().ShouldBe("find.create-reservation");
        CapabilitySet.NameOf<IAsk<FindTimeSlots, IReadOnlyList<TimeSlot>>>().ShouldBe("ask.find-time-slots");
        CapabilitySet.NameOf<IWebhookReceiver>().ShouldBe("webhooks");
        CapabilitySet.NameOf<ISetup>().ShouldBe("setup");
        CapabilitySet.StreamOf<StockLevel>().ShouldBe("stock-level");
    }

    [Fact]
    public void What_is_offered_is_found_and_what_is_not_is_null()
    {
        var receiver = Substitute.For<IWebhookReceiver>();

        var offered = new CapabilitySet().Offer(receiver);

        offered.Find<IWebhookReceiver>().ShouldBeSameAs(receiver);
        offered.Find<ISetup>().ShouldBeNull();
        offered.ByName.Keys.ShouldBe(["webhooks"]);
    }

    [Fact]
    public void The_same_capability_twice_is_refused_by_name() =>
        Should.Throw<ArgumentException>(() => new CapabilitySet().Offer(Substitute.For<ISetup>()).Offer(Substitute.For<ISetup>())).Message.ShouldContain("setup");

    [Fact]
    public void A_type_that_is_not_the_contracts_is_refused()
    {
        Should.Throw<ArgumentException>(() => new CapabilitySet().Offer("text"));
        Should.Throw<ArgumentException>(() => new CapabilitySet().Offer(Substitute.For<IFeed<OwnRecord>>()));
    }

    [Theory]
    [InlineData("table-turnover", true)]
    [InlineData("TableTurnover", false)]
    [InlineData("table_turnover", false)]
    [InlineData("", false)]
    public void A_feed_of_ones_own_is_named_in_kebab_case(string type, bool isTaken)
    {
        var feed = Substitute.For<IFeed<OtherRecord>>();

        if (isTaken)
        {
            new CapabilitySet().OfferOther(type, feed).ByName[$"feed.{type}"].ShouldBeSameAs(feed);
        }
        else
        {
            Should.Throw<ArgumentException>(() => new CapabilitySet().OfferOther(type, feed));
        }
    }

    /// <summary>A record that only a plugin knows.</summary>
    public sealed record OwnRecord : VendorRecord;
}
