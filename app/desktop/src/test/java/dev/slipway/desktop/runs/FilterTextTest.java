package dev.slipway.desktop.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.runs.Filter.Condition;
import dev.slipway.desktop.runs.FilterText.Read;
import dev.slipway.engine.history.RunStatus;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTextTest {
    private final FilterText reader =
            new FilterText(List.of("flight-delays", "penguins"), List.of("paper"), FakeWorkspace.NOW, ZoneOffset.UTC);

    @Test
    void takesPairsForConditionsAndTheRestForAnExpression() {
        assertThat(reader.read("status:failed flow:train params.x > 1 tag:keep"))
                .isEqualTo(new Read.Meaning(
                        List.of(Condition.status(RunStatus.FAILED), Condition.flow("train"), Condition.tag("keep")),
                        "params.x > 1"));
    }

    @ParameterizedTest
    @CsvSource({
        "since:7d, 2026-06-22T12:00:00Z",
        "since:12h, 2026-06-29T00:00:00Z",
        "since:30m, 2026-06-29T11:30:00Z",
        "since:2w, 2026-06-15T12:00:00Z",
        "since:today, 2026-06-29T00:00:00Z",
        "since:yesterday, 2026-06-28T00:00:00Z",
        "since:2026-06-18, 2026-06-18T00:00:00Z"
    })
    void readsTimesBackFromNowAndDates(String text, Instant expected) {
        var meaning = (Read.Meaning) reader.read(text);

        assertThat(Instant.parse(meaning.conditions().getFirst().value())).isEqualTo(expected);
    }

    @Test
    void knowsVersionBranchPersonAndAnEnd() {
        assertThat(reader.read("version:sales@3 branch:test.a who:ada until:yesterday"))
                .isEqualTo(new Read.Meaning(
                        List.of(
                                Condition.version("sales@3"),
                                Condition.branch("test.a"),
                                Condition.who("ada"),
                                Condition.until(Instant.parse("2026-06-28T00:00:00Z"), "yesterday 00:00", "yesterday")),
                        ""));
    }

    @Test
    void conditionsAreAskedBesideTheExpressionSoThatItCannotLeaveItsParentheses() {
        var filter = Filter.ALL
                .withWhere("seconds > 1) or (seconds < 2")
                .with(Condition.who("a\"b"))
                .with(Condition.version("sales@3"));

        var query = filter.query(1, null);

        assertThat(query.where()).isEqualTo("seconds > 1) or (seconds < 2");
        assertThat(query.also()).isEqualTo("who = \"a\\\"b\" and flow = \"sales\" and version = 3");
        assertThat(Filter.ALL.query(1, null).also()).isNull();
    }

    @Test
    void takesBareWordsForWhatIsCalledThat() {
        assertThat(reader.read("penguins failed paper"))
                .isEqualTo(new Read.Meaning(
                        List.of(Condition.flow("penguins"), Condition.status(RunStatus.FAILED), Condition.tag("paper")),
                        ""));
    }

    @Test
    void aColonInATextNamesNoCondition() {
        for (var text : List.of(
                "params.path = \"C:/data\"",
                "notebook ~ 'https://host/nb'",
                "metrics.\"val:loss\" < 1",
                "params.path = C:/data",
                "commit = \"a \\\" b:c\"")) {
            assertThat(reader.read(text)).isEqualTo(new Read.Meaning(List.of(), text));
        }
        assertThat(reader.read("name = 'a:b' status:failed"))
                .isEqualTo(new Read.Meaning(List.of(Condition.status(RunStatus.FAILED)), "name = 'a:b'"));
    }

    @Test
    void whatIsKeptReadsBackAsItWas() {
        var filter = Filter.ALL
                .with(Condition.who("Ada \"the\" First"))
                .with(Condition.tag("\"x"))
                .withWhere("seconds > 1");

        assertThat(reader.read(filter.typed())).isEqualTo(new Read.Meaning(filter.conditions(), "seconds > 1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bogus:7d | 0 | There is no filter bogus",
                "flow:penguins status:done | 14 | No run is done",
                "since:soon | 0 | not soon",
                "until:soon | 0 | or the id of a run",
                "version:new | 0 | such as sales@3",
                "penguins nothing | 9 | is called nothing",
                "status: | 0 | Nothing stands after"
            })
    void saysWhatIsWrongAndWhere(String text, int column, String words) {
        var read = reader.read(text);

        assertThat(read).isInstanceOf(Read.Mistake.class);
        assertThat(((Read.Mistake) read).column()).isEqualTo(column);
        assertThat(((Read.Mistake) read).message()).contains(words);
    }

    @Test
    void leavesComparisonsOfTextsAlone() {
        assertThat(reader.read("params.loss = \"huber\""))
                .isEqualTo(new Read.Meaning(List.of(), "params.loss = \"huber\""));
    }
}
