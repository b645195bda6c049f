package dev.slipway.desktop.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.spi.TableSource.Column;
import dev.slipway.api.spi.TableSource.Kind;
import dev.slipway.desktop.fakes.Mouse;
import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.table.LiveTable;
import dev.slipway.desktop.task.Toolkit;
import dev.slipway.desktop.theme.Theme;
import dev.slipway.kernel.protocol.ColumnSummary;
import dev.slipway.kernel.protocol.TablePage;
import dev.slipway.kernel.protocol.TablePage.Window;
import dev.slipway.kernel.protocol.TableQuery;
import dev.slipway.kernel.protocol.TableQuery.Filter;
import dev.slipway.kernel.protocol.TableQuery.Order;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The explorer is wired: real keys on a table of ten million rows, without a display.
class ExplorerScreenTest {
    private static final int ROWS = 10_000_000;

    /// Answers at once, whatever is asked.
    private static class QuickTable implements LiveTable {
        final List<TableQuery> queries = new ArrayList<>();
        int mostRows;

        @Override
        public String id() {
            return "#1";
        }

        @Override
        public void page(TableQuery query, Window window, Consumer<TablePage> then, Consumer<String> failed) {
            queries.add(query);
            mostRows = Math.max(mostRows, window.first() + window.count());
            var cells = IntStream.range(window.first(), Math.min(ROWS, window.first() + window.count()))
                    .mapToObj(row -> new TablePage.Row(row, List.of(String.valueOf(row), "x")))
                    .toList();
            var columns = List.of(new Column("n", "int", Kind.NUMBER), new Column("name", "text", Kind.TEXT));
            then.accept(new TablePage(ROWS, ROWS, columns, window, cells));
        }

        @Override
        public void summary(TableQuery query, int column, Consumer<ColumnSummary> then, Consumer<String> failed) {
            then.accept(new ColumnSummary(ROWS, 0, 2, List.of(), List.of()));
        }
    }

    private final List<String> code = new ArrayList<>();

    @BeforeAll
    static void start() throws InterruptedException {
        Toolkit.start();
    }

    private static <T> T onUi(Callable<T> work) throws Exception {
        return Toolkit.call(work).get(120, TimeUnit.SECONDS);
    }

    private static void press(KeyCode... keys) throws Exception {
        for (var key : keys) {
            onUi(() -> {
                new Robot().keyType(key);
                return true;
            });
        }
    }

    private Stage show(QuickTable table) throws Exception {
        return onUi(() -> {
            var screen = new ExplorerScreen(
                    "table:x",
                    table,
                    new TableOrigin("delays", "from cell 1", "delays", code::add, () -> {}),
                    InstantSource.system());
            Theme.loadFonts();
            var made = new Stage();
            var scene = new Scene((Parent) screen.main(), 900, 700);
            Theme.LIGHT.applyTo(scene);
            made.setScene(scene);
            made.show();
            made.requestFocus();
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            screen.shown();
            return made;
        });
    }

    @Test
    void keysSortFilterAndGoToTheEndOfTenMillionRows() throws Exception {
        var table = new QuickTable();
        var stage = show(table);

        press(KeyCode.DOWN, KeyCode.RIGHT, KeyCode.S);
        assertThat(table.queries.getLast().order()).containsExactly(new Order(1, false));
        onUi(() -> {
            var robot = new Robot();
            robot.keyPress(KeyCode.CONTROL);
            robot.keyType(KeyCode.END);
            robot.keyType(KeyCode.F);
            robot.keyRelease(KeyCode.CONTROL);
            return true;
        });
        assertThat(table.mostRows).isGreaterThanOrEqualTo(ROWS);
        press(KeyCode.Q, KeyCode.ENTER);

        assertThat(table.queries.getLast().filters()).containsExactly(new Filter.Contains(-1, "q"));
        onUi(() -> {
            stage.close();
            return true;
        });
    }

    @Test
    void keysPinMoveAndSortTheColumnThatIsSeen() throws Exception {
        var table = new QuickTable();
        var stage = show(table);

        press(KeyCode.RIGHT, KeyCode.P, KeyCode.N, KeyCode.S);
        assertThat(table.queries.getLast().order()).containsExactly(new Order(1, false));
        press(KeyCode.RIGHT, KeyCode.S);
        assertThat(table.queries.getLast().order()).containsExactly(new Order(0, false));
        onUi(() -> {
            var robot = new Robot();
            robot.keyType(KeyCode.P);
            robot.keyPress(KeyCode.ALT);
            robot.keyType(KeyCode.LEFT);
            robot.keyRelease(KeyCode.ALT);
            robot.keyType(KeyCode.RIGHT);
            robot.keyType(KeyCode.S);
            return true;
        });
        assertThat(table.queries.getLast().order()).containsExactly(new Order(1, false));
        onUi(() -> {
            stage.close();
            return true;
        });
    }

    @Test
    void aHeadThatIsDraggedMovesItsColumnAndOneThatIsClickedSorts() throws Exception {
        var table = new QuickTable();
        var stage = show(table);
        var from = head(stage, 20);
        var to = head(stage, 100);

        var mouse = new Mouse(stage.getScene());
        mouse.pull(from, to);
        int asked = table.queries.size();
        mouse.release(to);
        assertThat(table.queries.subList(asked, table.queries.size()))
                .allSatisfy(query -> assertThat(query.order()).isEmpty());

        mouse.click(from);
        assertThat(table.queries.getLast().order()).containsExactly(new Order(1, false));
        onUi(() -> {
            stage.close();
            return true;
        });
    }

    @Test
    void theMenuOfAColumnPinsItAndShowsItsNumbersOtherwise() throws Exception {
        var table = new QuickTable();
        var stage = show(table);
        press(KeyCode.M);

        var menu = onUi(() -> javafx.stage.Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .findFirst()
                .orElseThrow());
        assertThat(menu.getItems())
                .extracting(MenuItem::getText)
                .containsExactly(
                        "Pin at the left (P)",
                        "Move left (Alt Left)",
                        "Move right (Alt Right)",
                        "Numbers (N)",
                        null,
                        "Pin row 1 (R)");
        onUi(() -> {
            menu.getItems().get(2).fire();
            menu.hide();
            return true;
        });
        press(KeyCode.S);
        assertThat(table.queries.getLast().order()).containsExactly(new Order(0, false));
        press(KeyCode.LEFT, KeyCode.S);

        assertThat(table.queries.getLast().order()).containsExactly(new Order(1, false));
        onUi(() -> {
            stage.close();
            return true;
        });
    }

    /// Returns the place `across` px right of the row numbers in the heads of the grid.
    private static Point2D head(Stage stage, double across) throws Exception {
        return onUi(() -> stage.getScene()
                .lookup(".data-grid > .plot")
                .localToScene(GridPainter.NUMBERS + across, GridPainter.HEAD / 3));
    }

    private ExplorerScreen screen(LiveTable table) {
        var screen = new ExplorerScreen(
                "table:x",
                table,
                new TableOrigin("delays", "from cell 1", "delays", code::add, () -> {}),
                InstantSource.system());
        screen.shown();
        return screen;
    }

    @Test
    void aSummaryThatOpensLeavesTheOthersAndTheKeys() throws Exception {
        var view = onUi(() -> (Parent) screen(new QuickTable()).right().orElseThrow());
        try (var stage = OnStage.node(() -> new StackPane(view))) {
            stage.says();
            var before = onUi(() -> {
                var rows = List.copyOf(view.lookupAll(".summary-row"));
                rows.getFirst().requestFocus();
                return rows;
            });

            stage.press(KeyCode.ENTER);

            var after = onUi(() -> List.copyOf(view.lookupAll(".summary-row")));
            assertThat(onUi(() -> view.lookupAll(".summary-detail").size())).isEqualTo(1);
            assertThat(after.getLast()).isSameAs(before.getLast());
            assertThat(onUi(() -> after.getFirst().isFocused())).isTrue();
        }
    }

    @Test
    void aTextInAnotherEncodingIsOpenedInThatOfWindows() throws Exception {
        var opened = new ArrayList<String>();
        var view = onUi(() -> (Parent) new ExplorerScreen(
                        "table:x",
                        new QuickTable() {
                            @Override
                            public void page(
                                    TableQuery query, Window window, Consumer<TablePage> then, Consumer<String> no) {
                                no.accept("cannot read x.csv. If it is in another encoding than UTF-8: other code.");
                            }
                        },
                        new TableOrigin("x", "", "x", code::add, () -> {}, Optional.of(() -> opened.add("windows"))),
                        InstantSource.system())
                .main());
        try (var stage = OnStage.node(() -> new StackPane(view))) {
            stage.click("Open as Windows-1252");
            assertThat(opened).containsExactly("windows");
        }
    }

    @Test
    void aTableThatCannotBeReadSaysAllOfTheReason() throws Exception {
        var reason = "cannot read data/a/b/c/latin1.csv: line 2: invalid text. " + "A hint that is long. ".repeat(12);
        var view = onUi(() -> (Parent) screen(new QuickTable() {
                    @Override
                    public void page(
                            TableQuery query, Window window, Consumer<TablePage> then, Consumer<String> failed) {
                        failed.accept(reason);
                    }
                })
                .main());
        try (var stage = OnStage.node(() -> new StackPane(view))) {
            assertThat(stage.says()).contains("delays cannot be shown.").doesNotContain("0 rows");
            assertThat(stage.shortened()).isEmpty();
        }
    }

    @Test
    void aValueOfASummaryIsKeptByTheKeysAndTheyStayOnItsColumn() throws Exception {
        var table = new QuickTable() {
            @Override
            public void summary(TableQuery query, int column, Consumer<ColumnSummary> then, Consumer<String> failed) {
                var bars = column == 0 ? List.<ColumnSummary.Bar>of() : List.of(new ColumnSummary.Bar("x", ROWS));
                then.accept(new ColumnSummary(ROWS, 0, 2, bars, List.of()));
            }
        };
        var view = onUi(() -> (Parent) screen(table).right().orElseThrow());
        try (var stage = OnStage.node(() -> new StackPane(view))) {
            stage.says();
            onUi(() -> {
                List.copyOf(view.lookupAll(".summary-row")).getLast().requestFocus();
                return true;
            });
            stage.press(KeyCode.ENTER);
            onUi(() -> {
                view.lookup(".summary-value").requestFocus();
                return true;
            });

            stage.press(KeyCode.SPACE);

            assertThat(table.queries.getLast().filters()).containsExactly(new Filter.OneOf(1, List.of("x")));
            assertThat(onUi(() -> view.getScene().getFocusOwner().getStyleClass()))
                    .containsAnyOf("summary-row", "summary-value");
        }
    }

    @Test
    void whatCannotBeAFilterIsSaidAtTheField() throws Exception {
        var table = new QuickTable();
        var view = onUi(() -> (Parent) screen(table).main());
        try (var stage = OnStage.node(() -> new StackPane(view))) {
            stage.click("Filter");
            stage.click("Add");
            assertThat(stage.says()).contains("Type a number into one of the two fields.");
            for (var wrong : List.of("NaN", "0x1p3", "'1", "1e999", "9".repeat(5_000))) {
                type(view, "from", wrong);
                stage.click("Add");
                assertThat(stage.says())
                        .anyMatch(words -> words.endsWith(" is no number here. Type one such as -2.5 or 1e6."));
            }
            type(view, "from", "2");
            type(view, "to", "1");
            stage.click("Add");
            assertThat(stage.says()).contains("No number is from 2 to 1: turn the two round.");
            assertThat(stage.shortened()).isEmpty();
            assertThat(table.queries)
                    .allSatisfy(query -> assertThat(query.filters()).isEmpty());

            type(view, "from", "-2,5");
            assertThat(stage.says()).doesNotContain("No number is from 2 to 1: turn the two round.");
            stage.click("Add");
            assertThat(table.queries.getLast().filters()).containsExactly(new Filter.Between(0, -2.5, 1.0, false));
        }
    }

    private static void type(Parent view, String field, String words) throws Exception {
        onUi(() -> {
            view.lookupAll(".text-field").stream()
                    .filter(TextField.class::isInstance)
                    .map(TextField.class::cast)
                    .filter(one -> field.equals(one.getPromptText()))
                    .forEach(one -> one.setText(words));
            return true;
        });
    }
}
