using System.Text.Json;
using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Operations;
using LeVieuxMoulin.Connectors.Web.Console;

namespace LeVieuxMoulin.Connectors.Web.Tests.Console;

/// <summary>What people read of states.</summary>
public sealed class StateWordsTests
{
    [Fact]
    public void Every_state_of_connections_and_operations_has_its_French_word()
    {
        var states = Enum.GetNames<ConnectionState>().Concat(Enum.GetNames<OperationState>()).Select(JsonNamingPolicy.KebabCaseLower.ConvertName);

        states.Where(state => StateWords.French(state) == state).ShouldBeEmpty();
    }

    [Fact]
    public void A_word_that_nobody_knows_stays_as_it_is() =>
        (StateWords.French("basculée"), StateWords.English("basculée")).ShouldBe(("basculée", "basculée"));
}
