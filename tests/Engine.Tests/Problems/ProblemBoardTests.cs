using LeVieuxMoulin.Connectors.Engine.Problems;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Problems;

public sealed class ProblemBoardTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 11, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_trouble_raised_again_keeps_its_beginning_and_takes_the_new_words()
    {
        var board = new ProblemBoard();
        board.Raise(New("a", TroubleSeverity.Warning, "first", Now));
        board.Raise(New("a", TroubleSeverity.Critical, "second", Now.AddHours(1)));

        board.Open.ShouldBe([New("a", TroubleSeverity.Critical, "second", Now)]);
    }

    [Fact]
    public void The_worst_come_first_and_a_cleared_one_is_gone()
    {
        var board = new ProblemBoard();
        board.Raise(New("notice", TroubleSeverity.Notice, "", Now));
        board.Raise(New("late", TroubleSeverity.Critical, "", Now.AddHours(1)));
        board.Raise(New("early", TroubleSeverity.Critical, "", Now));
        board.Clear("never opened");

        board.Open.Select(problem => problem.Key).ShouldBe(["early", "late", "notice"]);
        board.Clear("early");
        board.Open.Select(problem => problem.Key).ShouldBe(["late", "notice"]);
    }

    private static Problem New(string key, TroubleSeverity severity, string message, DateTimeOffset since) => new(key, severity, null, "CODE", message, "Look.", since);
}
