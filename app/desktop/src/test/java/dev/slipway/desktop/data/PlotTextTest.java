package dev.slipway.desktop.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.spi.TableSource.Column;
import dev.slipway.api.spi.TableSource.Kind;
import dev.slipway.desktop.data.PlotChoice.Form;
import dev.slipway.desktop.data.PlotChoice.Measure;
import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.table.LiveTable;
import dev.slipway.desktop.words.Words;
import dev.slipway.kernel.protocol.ColumnSummary;
import dev.slipway.kernel.protocol.TablePage;
import dev.slipway.kernel.protocol.TablePage.Window;
import dev.slipway.kernel.protocol.TableQuery;
import dev.slipway.kernel.protocol.TableQuery.Filter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.Parent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is chosen becomes code that a real kernel runs, and what that draws is shown.
class PlotTextTest {
    private static final List<Column> COLUMNS = List.of(
            new Column("id", "int", Kind.NUMBER),
            new Column("day", "date", Kind.TIME),
            new Column("Origin \"x\"", "text", Kind.TEXT),
            new Column("delay", "double", Kind.NUMBER),
            new Column("distance", "int", Kind.NUMBER));
    private static final String TABLE = """
            Table flights = Table.create("flights",
                IntColumn.create("id", new int[] {1, 2, 3, 4}),
                DateColumn.create("day", List.of(java.time.LocalDate.of(2001, 1, 1), java.time.LocalDate.of(2001, 1, 2),
                    java.time.LocalDate.of(2001, 1, 2), java.time.LocalDate.of(2001, 1, 3))),
                StringColumn.create("Origin \\"x\\"", "SFO", "O'Hare", "SFO", "JFK"),
                DoubleColumn.create("delay", new double[] {3, 15.5, -2, 40}),
                IntColumn.create("distance", new int[] {300, 1200, 310, 2500}));
            """;
    private static OneKernel kernel;

    @BeforeAll
    static void start() throws Exception {
        kernel = new OneKernel();
        kernel.run("import tech.tablesaw.api.*;\n" + TABLE);
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    /// Four rows; drawn by the kernel.
    private static final class Flights implements LiveTable {
        final List<String> drawn = new ArrayList<>();

        @Override
        public String id() {
            return "flights";
        }

        @Override
        public void page(TableQuery query, Window window, Consumer<TablePage> then, Consumer<String> failed) {
            int kept = 4 - query.filters().size();
            then.accept(new TablePage(4, kept, COLUMNS, window, List.of()));
        }

        @Override
        public void summary(TableQuery query, int column, Consumer<ColumnSummary> then, Consumer<String> failed) {
            failed.accept("not asked");
        }

        @Override
        public void draw(
                String expression, UnaryOperator<String> code, Consumer<MimeBundle> then, Consumer<String> failed) {
            drawn.add(code.apply(expression));
            kernel.draw(drawn.getLast(), then, failed);
        }
    }

    @Test
    void theFirstChoiceGoesByTheTypes() {
        assertThat(PlotChoice.first(COLUMNS)).isEqualTo(new PlotChoice(Form.LINE, 1, 3, -1, Measure.MEAN));
        assertThat(PlotChoice.first(COLUMNS.subList(3, 5)))
                .isEqualTo(new PlotChoice(Form.SCATTER, 0, 1, -1, Measure.EACH));
        assertThat(PlotChoice.first(COLUMNS.subList(2, 4))).isEqualTo(new PlotChoice(Form.BAR, 0, 1, -1, Measure.MEAN));
        assertThat(PlotChoice.first(COLUMNS.subList(2, 3)))
                .isEqualTo(new PlotChoice(Form.BAR, 0, -1, -1, Measure.COUNT));
        assertThat(PlotChoice.first(COLUMNS.subList(3, 4)))
                .isEqualTo(new PlotChoice(Form.HISTOGRAM, 0, -1, -1, Measure.EACH));
    }

    @Test
    void anotherFormTakesColumnsThatSuitIt() {
        var line = PlotChoice.first(COLUMNS);
        var scatter = new PlotChoice(Form.SCATTER, 3, 4, -1, Measure.EACH);

        assertThat(scatter.with(Form.BAR, COLUMNS)).isEqualTo(new PlotChoice(Form.BAR, 2, 4, -1, Measure.MEAN));
        assertThat(scatter.with(Form.HISTOGRAM, COLUMNS).x()).isEqualTo(4);
        assertThat(line.with(Form.BOX, COLUMNS)).isEqualTo(new PlotChoice(Form.BOX, 1, 3, -1, Measure.EACH));
        assertThat(line.with(Form.SCATTER, COLUMNS)).isEqualTo(new PlotChoice(Form.SCATTER, 4, 3, -1, Measure.EACH));
    }

    @Test
    void whatCannotBeDrawnIsSaidWithAWayOn() {
        assertThat(new PlotChoice(Form.LINE, 1, 2, -1, Measure.MEAN).fault(COLUMNS))
                .contains("\"Origin \"x\"\" holds text, and y needs numbers here. Choose another column, or count the"
                        + " rows.");
        assertThat(new PlotChoice(Form.HISTOGRAM, 2, -1, -1, Measure.EACH).fault(COLUMNS))
                .contains("\"Origin \"x\"\" holds text, and a histogram needs numbers. Draw bars that count its rows"
                        + " instead.");
        assertThat(new PlotChoice(Form.BOX, 2, -1, -1, Measure.EACH).fault(COLUMNS))
                .contains("Choose a column for y.");
    }

    @Test
    void manyRowsAreSampledAndItIsSaid() {
        var choice = new PlotChoice(Form.SCATTER, 3, 4, 2, Measure.EACH);

        assertThat(PlotText.of(choice, "flights", COLUMNS, 4))
                .isEqualTo("plot(flights).scatter(\"delay\", \"distance\").colorBy(\"Origin \\\"x\\\"\")");
        assertThat(PlotText.note(choice, COLUMNS, 200_000)).isEmpty();
        assertThat(PlotText.note(choice, COLUMNS, 10_000_000))
                .isEqualTo("One in 50 of " + Words.count(10_000_000, "row") + ", in their order");
        assertThat(kernel.chart(PlotText.of(choice, "flights", COLUMNS, 300_000)))
                .contains("scatter of distance by delay, 2 rows", "\"chart-1\":\"SFO\"");
    }

    @ParameterizedTest
    @EnumSource(Measure.class)
    void everyMeasureRuns(Measure measure) {
        assertThat(kernel.chart(PlotText.of(new PlotChoice(Form.BAR, 2, 3, -1, measure), "flights", COLUMNS, 4)))
                .contains("\"mark\"");
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void everyFormRunsOnTheRowsThatAreKept(Form form) {
        var rows = AsCode.rows("flights", COLUMNS, List.of(new Filter.OneOf(2, List.of("SFO", "O'Hare"))));

        assertThat(kernel.chart(PlotText.of(new PlotChoice(form, 3, 4, -1, Measure.EACH), rows, COLUMNS, 3)))
                .contains("\"mark\"");
    }

    @Test
    void whatIsChosenAndKeptIsDrawnAtOnceAndInsertedAsItIsDrawn() throws Exception {
        var table = new Flights();
        var inserted = new ArrayList<String>();
        var explorer = new ExplorerViewModel[1];
        try (var stage = OnStage.node(() -> {
            var screen = new ExplorerScreen(
                    "table:x",
                    table,
                    new TableOrigin("flights", "from cell 1", "flights", inserted::add, () -> {}),
                    InstantSource.system());
            explorer[0] = screen.explorer();
            screen.plot();
            return (Parent) screen.main();
        })) {
            assertThat(table.drawn).hasSize(1);
            assertThat(table.drawn.getLast()).endsWith(".line(\"day\", \"mean of delay\")");

            stage.click("Box");
            assertThat(table.drawn.getLast()).isEqualTo("plot(flights).box(\"day\", \"delay\")");
            OnStage.onUi(() -> {
                explorer[0].filter(new Filter.Between(3, 0.0, null, false));
                return true;
            });
            stage.click("Insert as code");

            assertThat(inserted)
                    .containsExactly("plot(Tables.where(flights, \"delay >= 0\")).box(\"day\", \"delay\")")
                    .containsExactly(table.drawn.getLast());
        }
    }
}
