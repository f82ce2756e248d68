using LeVieuxMoulin.Connectors.Engine.Streams;
using LeVieuxMoulin.Connectors.Metro;
using LeVieuxMoulin.Connectors.Square;

namespace LeVieuxMoulin.Connectors.VendorAnswers.Tests;

/// <summary>Malformed answers, each a file with what is expected beside it, through the host's own pipeline, runner and store.</summary>
public sealed class MalformedAnswerTests
{
    /// <summary>Gets every malformed answer of every vendor.</summary>
    public static TheoryData<string, string> Answers
    {
        get
        {
            var answers = new TheoryData<string, string>();
            foreach (var vendor in new[] { "square", "metro" })
            {
                Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, vendor), "*.http").Select(file => Path.GetFileNameWithoutExtension(file))
                    .Where(name => char.IsAsciiDigit(name[0])).Order(StringComparer.Ordinal).ToList().ForEach(name => answers.Add(vendor, name));
            }

            return answers;
        }
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_malformed_answer_loses_nothing_and_is_told(string vendor, string answer)
    {
        await using var bed = vendor == "square"
            ? new HostBed(new SquarePlugin(), "sale", """{"location_id":"L1"}""")
            : new HostBed(new MetroPlugin(), "catalog-item", """{"client_number":"4711"}""");
        (await bed.RunAsync(Read(vendor, "before.http"))).Completed.ShouldBeTrue();
        var cursor = (await bed.CursorAsync()).ShouldNotBeNull();
        var before = await bed.RecordsAsync();
        before.Keys.ShouldBe(["A", "B"], ignoreOrder: true);

        var result = await bed.RunAsync(Read(vendor, answer + ".http"));

        var kept = await bed.RecordsAsync();
        var told = Told(result, kept, await bed.AsideAsync());
        var expected = Read(vendor, answer + ".expected").TrimEnd('\n').Split('\n');

        // The serializer's own sentences are its own: of those, a file names the row and the place only.
        told.Length.ShouldBe(expected.Length, string.Join('\n', told));
        told.Zip(expected).ShouldAllBe(pair => pair.First.StartsWith(pair.Second, StringComparison.Ordinal), string.Join('\n', told));
        if (!result.Completed || kept.Count == before.Count)
        {
            (await bed.CursorAsync()).ShouldBe(cursor, "what brought nothing never moves the cursor");
        }

        (await bed.RunAsync(Read(vendor, "after.http"))).Completed.ShouldBeTrue();
        var after = await bed.RecordsAsync();
        after.Keys.ShouldContain("Z", "the next good answer is read as if nothing had been");
        before.ShouldAllBe(record => after[record.Key] == record.Value);
    }

    [Fact]
    public void There_are_at_least_ten_for_each_vendor() =>
        Answers.GroupBy(row => row.Data.Item1).ShouldAllBe(vendor => vendor.Count() >= 10);

    private static string[] Told(StreamResult result, Dictionary<string, string> records, List<string> aside) =>
    [
        result.Completed ? "completed" : $"{result.Code}: {result.Reason}",
        $"records: {string.Join(' ', records.Keys.Order(StringComparer.Ordinal))}",
        .. aside.Select(row => $"aside: {row}"),
    ];

    private static string Read(string vendor, string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, vendor, file)).ReplaceLineEndings("\n");
}
