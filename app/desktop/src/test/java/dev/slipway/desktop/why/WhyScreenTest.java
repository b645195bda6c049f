package dev.slipway.desktop.why;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.fakes.FakeRoutes;
import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.FlightRuns;
import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.kit.InTurn;
import dev.slipway.desktop.task.Toolkit;
import dev.slipway.engine.compare.LineDiffs;
import dev.slipway.engine.values.KeptPair;
import dev.slipway.engine.values.KeptPair.Kind;
import dev.slipway.engine.values.KeptPair.Task;
import dev.slipway.engine.values.TableDifference;
import dev.slipway.engine.values.TableDifference.Cell;
import dev.slipway.engine.values.TableDifference.Column;
import dev.slipway.engine.values.TableDifference.Counts;
import dev.slipway.engine.values.TableDifference.Means;
import dev.slipway.engine.values.TableDifference.Row;
import dev.slipway.engine.values.TableDifference.Shift;
import dev.slipway.engine.values.ValueDifference;
import java.time.ZoneOffset;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What both runs kept is shown as what it is: real nodes, keys and buttons, without a display.
class WhyScreenTest {
    private static final Task ONE = new Task("", 0, 0);

    private final FakeWorkspace workspace = new FakeWorkspace();
    private final FakeRoutes routes = new FakeRoutes();
    private final FlightRuns flights = new FlightRuns(workspace);

    @BeforeEach
    void keep() {
        workspace.values.kept.add(new KeptPair(Kind.ARTIFACT, "choose", "best", "slipway-table/1", List.of(ONE), 1, 1));
        workspace.values.kept.add(new KeptPair(Kind.ARTIFACT, "choose", "grid", "slipway-value/1", List.of(ONE), 1, 1));
        workspace.values.kept.add(new KeptPair(Kind.LOG, "report", "log", "", List.of(ONE), 1, 1));
        workspace.values.kept.add(new KeptPair(Kind.ARTIFACT, "prepare", "same", "slipway-value/1", List.of(), 0, 1));
        workspace.values.differences.put("choose/best", new ValueDifference.Tables(table()));
        var grid = List.of(List.of(1.0, 2.0), List.of(3.0, 4.0));
        workspace.values.differences.put(
                "choose/grid", new ValueDifference.Grids(grid, List.of(List.of(1.0, 5.0), List.of(3.0, 4.0))));
        workspace.values.differences.put(
                "report/log",
                new ValueDifference.Texts(
                        LineDiffs.of(List.of("read 10 rows", "done"), List.of("read 12 rows", "done")), 0));
    }

    private OnStage show() throws Exception {
        var before = flights.succeeded(1);
        var after = flights.succeeded(2);
        return OnStage.screen(() -> new WhyScreen(workspace.live(), routes, routes, before, after, ZoneOffset.UTC));
    }

    @Test
    void anotherAnswerWhilePartsAreStillToComeIsShownWhole() throws Exception {
        Toolkit.start();
        var before = flights.succeeded(1);
        var after = flights.succeeded(2);
        OnStage.onUi(() -> {
            var model = new WhyViewModel(workspace.live(), before, after);
            var view = new WhyView(model, routes, routes, ZoneOffset.UTC);
            new Stage().setScene(new Scene(view));

            model.reload();
            model.swap();
            InTurn.finish(view);

            assertThat(((Pane) view.getCenter()).getChildren()).hasSize(2);
            assertThat(view.getTop()).isNotNull();
            return true;
        });
    }

    @Test
    void goesFromOneResultToTheNext() throws Exception {
        try (var stage = show()) {
            assertThat(stage.says())
                    .contains("3 differ", "best of choose", "1 of 2 rows changed", "1 new, none gone", "by airport")
                    .contains("rmse, 1", "rmse, 2", "15.88", "15.02", "-0.86", "ORD", "ATL");

            stage.press(KeyCode.J);
            assertThat(stage.says()).contains("grid of choose", "1 of 4 numbers changed", "+3");

            stage.press(KeyCode.J);
            assertThat(stage.says()).contains("log of report", "1 line differs", "10", "12", "In line");

            stage.press(KeyCode.J, KeyCode.K, KeyCode.K);
            assertThat(stage.says()).contains("best of choose");
        }
    }

    @Test
    void leadsBackToWorkWithEitherRunAndShowsItsKeys() throws Exception {
        try (var stage = show()) {
            stage.chooseNamed("What to do with flight-delays 1", "Copy the parameters");
            stage.chooseNamed("What to do with flight-delays 2", "Run with changes…");
            stage.chooseNamed("What to do with flight-delays 2", "Add a cell with this run to the notebook");
            assertThat(routes.gone).hasSize(3).first().isEqualTo("copy -p 'airports=40' -p 'settings=5'");
            assertThat(routes.gone.getLast()).contains("var run2 = run(");

            assertThat(stage.says()).doesNotContain("swaps the two runs");
            stage.askForKeys();
            assertThat(stage.says()).contains("swaps the two runs");
            stage.press(KeyCode.ESCAPE);
            assertThat(stage.says()).doesNotContain("swaps the two runs");
        }
    }

    @Test
    void asksForAnotherKey() throws Exception {
        try (var stage = show()) {
            stage.choose("by airport", "with rmse");

            assertThat(workspace.values.keys.getLast()).containsExactly("airport", "rmse");
        }
    }

    @Test
    void whatIsTheSameComesLastAndFolded() throws Exception {
        try (var stage = show()) {
            assertThat(stage.says()).contains("The same in both").doesNotContain("results");

            stage.named("Show or hide what is the same");
            assertThat(stage.says()).contains("results", "1 of 4", "flights.csv");
        }
    }

    @Test
    void everyTextIsWholeAndReadableAndEveryControlHasAName() throws Exception {
        try (var stage = show()) {
            assertThat(stage.faults()).isEmpty();
            stage.press(KeyCode.J);
            assertThat(stage.faults()).isEmpty();
            stage.press(KeyCode.J);
            assertThat(stage.faults()).isEmpty();
        }
    }

    private static TableDifference table() {
        var columns = List.of(
                new Column("airport", "text", "text", false, 0), new Column("rmse", "double", "double", true, 1));
        var rows = List.of(
                new Row(0, List.of(text("ORD"), number(15.88)), List.of(text("ORD"), number(15.02))),
                new Row(1, List.of(), List.of(text("ATL"), number(13.41))));
        var shift = new Shift(
                "rmse", List.of(1, 0), List.of(1, 1), List.of("13.41", "15.88"), new Means(15.88, 14.2, 0, 0), 0.3);
        return new TableDifference(columns, List.of("airport"), "", new Counts(2, 3, 1, 0, 1), rows, List.of(shift));
    }

    private static Cell text(String text) {
        return new Cell(text, Double.NaN);
    }

    private static Cell number(double number) {
        return new Cell(String.valueOf(number), number);
    }
}
