package dev.slipway.desktop.why;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.desktop.diff.DiffRow;
import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.FlightRuns;
import dev.slipway.desktop.why.Lineage.State;
import dev.slipway.engine.compare.CodeDiffs;
import dev.slipway.engine.compare.Difference;
import dev.slipway.engine.compare.Difference.Item;
import dev.slipway.engine.compare.Difference.Kind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WhyTest {
    private final FakeWorkspace workspace = new FakeWorkspace();

    @Test
    void followsACauseThroughTheSteps() {
        var flights = new FlightRuns(workspace);
        var before = workspace.history.run(flights.succeeded(1)).orElseThrow();
        var after = workspace.history.run(flights.succeeded(2)).orElseThrow();
        var cause = new Item(Kind.CODE, "train", "a", "b", "train: method loss changed in cell 4.");
        var difference = new Difference(before.row().id(), after.row().id(), cause, List.of(cause));

        var lineage = Lineage.of(before, after, difference);

        assertThat(lineage.nodes())
                .extracting(Lineage.Node::state)
                .containsExactly(State.SAME, State.SAME, State.SAME, State.CAUSE, State.FOLLOWS, State.FOLLOWS);
        assertThat(lineage.consequence().orElseThrow())
                .isEqualTo("The same in both: flights.csv, parameters and prepare. From it follow: choose and report.");
        assertThat(WhyViewModel.cause(difference)).isEqualTo("Code changed in train: method loss changed in cell 4.");
    }

    @Test
    void startsAtAParameterThatAStepReads() {
        var flights = new FlightRuns(workspace);
        var before = workspace.history.run(flights.succeeded(1)).orElseThrow();
        var after = workspace.history.run(flights.failed(2)).orElseThrow();
        var cause = new Item(
                Kind.PARAMETER,
                "parameter settings",
                5L,
                100L,
                "The parameter settings, which train reads, changed: 5 → 100.");
        var difference = new Difference(before.row().id(), after.row().id(), cause, List.of(cause));

        var lineage = Lineage.of(before, after, difference);

        assertThat(lineage.nodes())
                .extracting(Lineage.Node::state)
                .containsExactly(State.SAME, State.CAUSE, State.SAME, State.FOLLOWS, State.FOLLOWS, State.FOLLOWS);
    }

    @Test
    void putsRemovedAndAddedLinesSideBySideAndFoldsEqualOnes() {
        var before = document("int a = 1;\nint b = 2;\nint c = 3;\nint d = 4;\nint e = 5;\nreturn x;");
        var after = document("int a = 1;\nint b = 2;\nint c = 3;\nint d = 4;\nint e = 5;\nreturn y;\nmore();");

        var rows = DiffRow.of(CodeDiffs.between(before, after), Map.of("c1", "train"), true);

        assertThat(rows.get(0)).isEqualTo(new DiffRow.Cell("cell 1, train", "changed"));
        assertThat(rows.get(1)).isEqualTo(new DiffRow.Gap(2));
        assertThat(rows).hasSize(7);
        var changed = (DiffRow.Text) rows.get(5);
        assertThat(changed.left()).isNotNull();
        assertThat(changed.right()).isNotNull();
        assertThat(((DiffRow.Text) rows.get(6)).left()).isNull();
    }

    @Test
    void saysWhatBothHaveInCommon() {
        var flights = new FlightRuns(workspace);
        var first = flights.succeeded(1);
        var second = flights.succeeded(2);
        var model = new WhyViewModel(workspace.live(), first, second);

        model.reload();

        var answer = Objects.requireNonNull(model.stateProperty().get().answer());
        assertThat(WhyViewModel.same(answer)).extracting(Map.Entry::getKey).contains("java", "flights.csv", "plan");
        assertThat(WhyViewModel.verdict(answer).orElseThrow().verdict()).isEqualTo(1);
        model.swap();
        assertThat(model.before()).isEqualTo(second);
    }

    @Test
    void saysWhichRunIsGone() {
        var flights = new FlightRuns(workspace);
        var first = flights.succeeded(1);
        var second = flights.succeeded(2);
        workspace.history.rows.remove(first);
        var model = new WhyViewModel(workspace.live(), first, second);

        model.reload();

        assertThat(model.stateProperty().get().failure()).isEqualTo("The earlier run was deleted.");
    }

    private static Document document(String source) {
        return Document.of(List.of(Cell.of(new CellId("c1"), CellKind.CODE, source)));
    }
}
