package dev.slipway.desktop.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.spi.TableSource.Column;
import dev.slipway.api.spi.TableSource.Kind;
import dev.slipway.desktop.table.LiveTable;
import dev.slipway.kernel.protocol.ColumnSummary;
import dev.slipway.kernel.protocol.TablePage;
import dev.slipway.kernel.protocol.TablePage.Window;
import dev.slipway.kernel.protocol.TableQuery;
import dev.slipway.kernel.protocol.TableQuery.Filter;
import dev.slipway.kernel.protocol.TableQuery.Order;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExplorerViewModelTest {
    private static final int ROWS = 10_000_000;

    /// A table of ten million rows that answers when the test says so.
    private static final class SlowTable implements LiveTable {
        final List<TableQuery> queries = new ArrayList<>();
        final List<Window> windows = new ArrayList<>();
        final List<Runnable> answers = new ArrayList<>();
        List<Column> columns = List.of(new Column("n", "int", Kind.NUMBER), new Column("name", "text", Kind.TEXT));
        String failure = "";
        int stops;

        @Override
        public void stopSummary() {
            stops++;
        }

        @Override
        public String id() {
            return "#1";
        }

        @Override
        public void page(TableQuery query, Window window, Consumer<TablePage> then, Consumer<String> failed) {
            queries.add(query);
            windows.add(window);
            answers.add(() -> {
                if (failure.isEmpty()) {
                    then.accept(made(window));
                } else {
                    failed.accept(failure);
                }
            });
        }

        private TablePage made(Window window) {
            var cells = IntStream.range(window.first(), Math.min(ROWS, window.first() + window.count()))
                    .mapToObj(row -> new TablePage.Row(row, List.of(String.valueOf(row), "x")))
                    .toList();
            return new TablePage(ROWS, ROWS, columns, window, cells);
        }

        @Override
        public void summary(TableQuery query, int column, Consumer<ColumnSummary> then, Consumer<String> failed) {
            answers.add(() -> then.accept(new ColumnSummary(ROWS, column, 2, List.of(), List.of())));
        }

        void answer() {
            var due = List.copyOf(answers);
            answers.clear();
            due.forEach(Runnable::run);
        }
    }

    private final SlowTable table = new SlowTable();
    private final ExplorerViewModel explorer = new ExplorerViewModel(table, () -> Instant.EPOCH);

    private void open() {
        explorer.load();
        table.answer();
    }

    @Test
    void onlyWhatIsSeenIsAskedForAndTheEnd() {
        open();
        explorer.need(8_000_000, 8_000_040, 0, 1);
        table.answer();
        table.answer();

        assertThat(table.windows.stream().map(Window::first)).containsExactly(0, 9_999_872, 8_000_000);
        assertThat(explorer.cell(8_000_000, 0)).contains("8000000");
        assertThat(explorer.cell(5_000_000, 0)).isEmpty();
    }

    @Test
    void theEndIsThereBeforeAnybodyGoesThere() {
        open();
        table.answer();

        assertThat(explorer.number(ROWS - 1)).contains(ROWS - 1);
        assertThat(table.answers).isEmpty();

        explorer.sort(0, true);
        table.answer();
        table.answer();
        assertThat(explorer.number(ROWS - 1)).contains(ROWS - 1);
    }

    @Test
    void theEndWaitsForWhatIsSeen() {
        explorer.load();
        explorer.need(0, 300, 0, 1);
        table.answers.removeFirst().run();

        assertThat(table.windows.stream().map(Window::first)).doesNotContain(9_999_872);
    }

    @Test
    void scrollingPastWhatHasNotComeDoesNotPileUpQuestions() {
        open();
        for (int row = 0; row < ROWS; row += 10_000) {
            explorer.need(row, row + 30, 0, 1);
        }

        assertThat(table.answers).hasSize(2);
        table.answer();
        table.answer();
        assertThat(explorer.cell(9_990_000, 0)).contains("9990000");
    }

    @Test
    void aHeadSortsUpThenDownThenNot() {
        open();
        explorer.sort(0, false);
        assertThat(explorer.order()).containsExactly(new Order(0, false));
        explorer.sort(0, false);
        assertThat(explorer.order()).containsExactly(new Order(0, true));
        explorer.sort(1, true);
        assertThat(explorer.order()).containsExactly(new Order(0, true), new Order(1, false));
        explorer.sort(0, true);
        assertThat(explorer.order()).containsExactly(new Order(1, false));
    }

    @Test
    void anAnswerToAnEarlierOrderIsDropped() {
        open();
        explorer.sort(0, false);
        explorer.sort(0, false);
        table.answer();

        assertThat(table.queries.getLast().order()).containsExactly(new Order(0, true));
        assertThat(explorer.isLoading()).isFalse();
    }

    @Test
    void aFilterReplacesOneOfItsKindOnItsColumn() {
        open();
        explorer.filter(new Filter.Between(0, 1.0, null, false));
        explorer.filter(new Filter.Between(0, 30.0, null, true));
        explorer.filter(new Filter.Contains(-1, "a"));
        explorer.filter(new Filter.Contains(-1, "b"));

        assertThat(explorer.filters())
                .extracting(explorer::words)
                .containsExactly("n from 30 or missing", "any column has a", "any column has b");
    }

    @Test
    void columnsAreSummarisedOneAfterTheOtherUntilStopped() {
        open();
        explorer.summarise();
        table.answer();
        assertThat(explorer.unsummarised()).isEqualTo(1);

        explorer.stopSummaries();
        table.answer();

        assertThat(explorer.unsummarised()).isZero();
        assertThat(explorer.summary(0)).isPresent();
    }

    @Test
    void aSummaryThatNobodyWaitsForIsStoppedInTheKernel() {
        open();
        explorer.summarise();

        explorer.sort(0, false);
        table.answer();
        explorer.summarise();
        explorer.stopSummaries();
        explorer.stopSummaries();

        assertThat(table.stops).isEqualTo(2);
    }

    @Test
    void aTableThatIsGoneIsSaid() {
        open();
        table.failure = "The table is no longer in memory. Run its cell again.";
        explorer.sort(0, false);
        table.answer();

        assertThat(explorer.failure()).contains(table.failure);
    }

    @Test
    void aPinnedRowThatIsGoneAfterAReloadShowsNothing() {
        open();
        explorer.turnPin(3);
        table.answer();
        table.failure = "The table is no longer in memory. Run its cell again.";

        explorer.reload();
        table.answer();

        assertThat(explorer.pins().numbers()).containsExactly(3);
        assertThat(explorer.pins().cell(3, 0)).isEmpty();
    }

    @Test
    void aPinnedRowKeepsItsCellsWhateverIsSortedAndIsReadAgainWithTheTable() {
        var table = new SlowTable();
        var explorer = new ExplorerViewModel(table, () -> Instant.EPOCH);
        explorer.load();
        table.answer();

        explorer.turnPin(3);
        table.answer();
        explorer.sort(0, false);

        assertThat(explorer.pins().numbers()).containsExactly(3);
        assertThat(explorer.pins().cell(3, 0)).contains("3");
        assertThat(table.queries.get(table.queries.size() - 2).order()).isEmpty();
        explorer.reload();
        assertThat(table.windows.getLast()).isEqualTo(new Window(3, 1, 0, 2));
        table.answer();
        explorer.turnPin(3);
        assertThat(explorer.pins().count()).isZero();
    }

    @Test
    void filtersAndOrdersStayOnTheColumnsOfTheirNamesWhenTheFileIsAnother() {
        open();
        explorer.filter(new Filter.Between(0, 1.0, null, false));
        explorer.filter(new Filter.Missing(1, false));
        explorer.sort(1, false);
        table.answer();
        table.columns = List.of(
                new Column("name", "text", Kind.TEXT),
                new Column("new", "int", Kind.NUMBER),
                new Column("n", "text", Kind.TEXT));

        explorer.reload();
        table.answer();
        table.answer();

        assertThat(explorer.filters()).containsExactly(new Filter.Missing(0, false));
        assertThat(explorer.order()).containsExactly(new Order(0, false));
        assertThat(table.queries.getLast().filters()).containsExactly(new Filter.Missing(0, false));
        assertThat(explorer.lost()).isNotEmpty();
        explorer.knows();
        assertThat(explorer.lost()).isEmpty();
    }

    @Test
    void aFilterOnAColumnThatIsGoneDoesNotKeepTheTableFromBeingShown() {
        open();
        explorer.sort(1, false);
        table.answer();
        table.columns = List.of(new Column("n", "int", Kind.NUMBER));
        table.failure = "The table has no column 2 any more. Open it again.";
        explorer.reload();
        table.answer();
        assertThat(explorer.failure()).contains(table.failure);

        table.failure = "";
        table.answer();
        table.answer();

        assertThat(explorer.order()).isEmpty();
        assertThat(explorer.failure()).isEmpty();
        assertThat(explorer.columns()).hasSize(1);
    }

    @Test
    void ofAWideTableOnlyTheColumnsThatAreListedSeenOrChosenAreSummarised() {
        table.columns = IntStream.range(0, 5_000)
                .mapToObj(i -> new Column("c" + i, "int", Kind.NUMBER))
                .toList();
        open();
        explorer.need(0, 10, 4_000, 4_001);
        explorer.summarise(4_500);
        table.answer();
        assertThat(explorer.unsummarised()).isEqualTo(ColumnSummaries.LISTED + ExplorerViewModel.BLOCK_COLUMNS);

        while (!table.answers.isEmpty()) {
            table.answer();
        }

        assertThat(explorer.summary(4_001)).isPresent();
        assertThat(explorer.summary(4_500)).isPresent();
        assertThat(explorer.summary(300)).isEmpty();
        assertThat(explorer.unsummarised()).isZero();
    }
}
