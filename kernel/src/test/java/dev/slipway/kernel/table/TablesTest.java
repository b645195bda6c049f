package dev.slipway.kernel.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.spi.TableSource;
import dev.slipway.kernel.protocol.ColumnSummary.Bar;
import dev.slipway.kernel.protocol.TablePage;
import dev.slipway.kernel.protocol.TablePage.Row;
import dev.slipway.kernel.protocol.TablePage.Window;
import dev.slipway.kernel.protocol.TableQuery;
import dev.slipway.kernel.protocol.TableQuery.Filter;
import dev.slipway.kernel.protocol.TableQuery.Order;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TablesTest {
    private static final Window ALL = new Window(0, 1000, 0, 10);

    /// A table of a text and a number a row.
    private record Pairs(List<Pair> rows) {}

    private record Pair(@Nullable String name, @Nullable Double size) {}

    private static class PairSource implements TableSource<Pairs> {
        @Override
        public Class<Pairs> type() {
            return Pairs.class;
        }

        @Override
        public Rows open(Pairs table) {
            return new Rows() {
                @Override
                public int count() {
                    return table.rows().size();
                }

                @Override
                public List<Column> columns() {
                    return List.of(new Column("name", "text", Kind.TEXT), new Column("size", "double", Kind.NUMBER));
                }

                @Override
                public String text(int row, int column) {
                    var pair = table.rows().get(row);
                    var value = column == 0 ? pair.name() : pair.size();
                    return value == null ? "" : value.toString();
                }

                @Override
                public boolean isMissing(int row, int column) {
                    return text(row, column).isEmpty();
                }

                @Override
                public double number(int row, int column) {
                    return column == 0 ? Double.NaN : PairSource.this.number(table, row);
                }
            };
        }

        double number(Pairs table, int row) {
            var size = table.rows().get(row).size();
            return size == null ? Double.NaN : size;
        }
    }

    private static Tables tables(Pair... rows) {
        var table = new Pairs(List.of(rows));
        return Tables.of(List.of(new PairSource()), name -> name.equals("t") ? table : null);
    }

    private static List<Integer> numbers(TablePage page) {
        return page.cells().stream().map(Row::number).toList();
    }

    private static TableQuery ordered(Order... by) {
        return new TableQuery("t", List.of(by), List.of());
    }

    private static TableQuery kept(Filter... filters) {
        return new TableQuery("t", List.of(), List.of(filters));
    }

    @Test
    void aPageIsAPartOfRowsAndColumns() throws IOException {
        var tables = tables(new Pair("a", 1.0), new Pair("b", null), new Pair("c", 3.0));

        var page = tables.page(TableQuery.all("t"), new Window(1, 5, 1, 5));

        assertThat(page.rows()).isEqualTo(3);
        assertThat(page.window()).isEqualTo(new Window(1, 2, 1, 1));
        assertThat(page.cells()).containsExactly(new Row(1, List.of("")), new Row(2, List.of("3.0")));
    }

    @Test
    void missingCellsComeLastInEitherDirection() throws IOException {
        var tables = tables(new Pair("b", null), new Pair(null, -2.5), new Pair("a", 7.0), new Pair("c", -0.5));

        assertThat(numbers(tables.page(ordered(new Order(1, false)), ALL))).containsExactly(1, 3, 2, 0);
        assertThat(numbers(tables.page(ordered(new Order(1, true)), ALL))).containsExactly(2, 3, 1, 0);
        assertThat(numbers(tables.page(ordered(new Order(0, false)), ALL))).containsExactly(2, 0, 3, 1);
        assertThat(numbers(tables.page(ordered(new Order(0, true)), ALL))).containsExactly(3, 0, 2, 1);
    }

    @Test
    void equalRowsAreOrderedByTheNextColumn() throws IOException {
        var tables = tables(new Pair("b", 1.0), new Pair("a", 1.0), new Pair("a", 2.0));

        var page = tables.page(ordered(new Order(0, false), new Order(1, true)), ALL);

        assertThat(numbers(page)).containsExactly(2, 1, 0);
    }

    @Test
    void orderIsThatOfDoubleCompareForAnyNumbers() throws IOException {
        long seed = 20261125;
        var random = new Random(seed);
        var rows = new ArrayList<Pair>();
        for (int i = 0; i < 2_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            rows.add(new Pair("x", Double.isNaN(value) ? null : i % 7 == 0 ? Math.rint(value % 5) : value));
        }
        var tables = tables(rows.toArray(Pair[]::new));
        var expected = IntStream.range(0, rows.size())
                .boxed()
                .sorted(Comparator.comparing(
                        (Integer row) -> rows.get(row).size(),
                        Comparator.nullsLast((a, b) -> Double.compare(a + 0.0, b + 0.0))))
                .toList();

        assertThat(numbers(tables.page(ordered(new Order(1, false)), new Window(0, 5_000, 0, 1))))
                .as("seed %d", seed)
                .isEqualTo(expected);
    }

    @Test
    void everyFilterMustHold() throws IOException {
        var tables = tables(new Pair("Oslo", 1.0), new Pair("Rome", 5.0), new Pair("oslo", null), new Pair(null, 2.0));

        assertThat(numbers(tables.page(kept(new Filter.Contains(-1, "OSL")), ALL)))
                .containsExactly(0, 2);
        assertThat(numbers(tables.page(kept(new Filter.OneOf(0, List.of("Rome", ""))), ALL)))
                .containsExactly(1, 3);
        assertThat(numbers(tables.page(kept(new Filter.Between(1, 2.0, null, true)), ALL)))
                .containsExactly(1, 2, 3);
        assertThat(numbers(tables.page(kept(new Filter.Missing(1, true)), ALL))).containsExactly(2);
        assertThat(numbers(
                        tables.page(kept(new Filter.Between(1, null, 2.0, false), new Filter.Missing(0, false)), ALL)))
                .containsExactly(0);
    }

    @Test
    void aSummaryIsOfTheRowsThatAreKept() throws IOException {
        var tables = tables(new Pair("a", 1.0), new Pair("b", 2.0), new Pair("a", 4.0), new Pair("a", null));

        var names = tables.summary(kept(new Filter.OneOf(0, List.of("a"))), 0);
        var sizes = tables.summary(TableQuery.all("t"), 1);

        assertThat(names.bars()).containsExactly(new Bar("a", 3));
        assertThat(sizes.missing()).isEqualTo(1);
        assertThat(sizes.distinct()).isEqualTo(3);
        assertThat(sizes.bars()).extracting(Bar::count).containsExactly(1, 1, 0, 1);
        assertThat(sizes.facts()).extracting("name").contains("mean", "median", "lowest", "highest");
    }

    @Test
    void aShownTableIsKnownByItsHandle() throws IOException {
        var tables = tables();
        var table = new Pairs(List.of(new Pair("a", 1.0)));

        var form = tables.form(table);

        assertThat(form).contains("\"table\":\"#1\"", "\"rows\":1", "\"cells\":[[\"a\",\"1.0\"]]");
        assertThat(tables.page(TableQuery.all("#1"), ALL).rows()).isEqualTo(1);
        assertThat(tables.form("no table")).isNull();
    }

    @Test
    void whatIsGoneIsSaidInASentence() {
        assertThatThrownBy(() -> tables().page(TableQuery.all("#9"), ALL)).hasMessageContaining("Run its cell again");
        assertThatThrownBy(() -> tables().page(TableQuery.all("u"), ALL)).hasMessageContaining("no variable u");
        assertThatThrownBy(() -> tables().page(ordered(new Order(9, false)), ALL))
                .hasMessageContaining("column 10");
    }

    @Test
    void aTableThatHasGrownIsLookedAtAgain() throws IOException {
        var rows = new ArrayList<>(Arrays.asList(new Pair("a", 1.0)));
        var table = new Pairs(rows);
        var tables = Tables.of(List.of(new PairSource()), _ -> table);
        assertThat(tables.page(TableQuery.all("t"), ALL).kept()).isEqualTo(1);

        rows.add(new Pair("b", 2.0));

        assertThat(tables.page(TableQuery.all("t"), ALL).kept()).isEqualTo(2);
    }

    @Test
    void aSummaryOnItsWayIsStopped() {
        var rows = new ArrayList<>(Collections.nCopies(10_000, new Pair("a", 1.0)));
        var tables = new Tables[1];
        var source = new PairSource() {
            @Override
            public Rows open(Pairs table) {
                var opened = super.open(table);
                tables[0].stopSummary();
                return opened;
            }
        };
        var table = new Pairs(rows);
        tables[0] = Tables.of(List.of(source), _ -> table);

        assertThatThrownBy(() -> tables[0].summary(TableQuery.all("t"), 1))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("Ask again");
    }

    @Test
    void aFilterOnSortedRowsKeepsTheirOrderWithoutSortingThemAgain() throws IOException {
        var keysRead = new AtomicInteger();
        var source = new PairSource() {
            @Override
            double number(Pairs table, int row) {
                keysRead.incrementAndGet();
                return super.number(table, row);
            }
        };
        var table = new Pairs(List.of(new Pair("a", 3.0), new Pair("b", 2.0), new Pair("a", 1.0), new Pair("a", 2.0)));
        var tables = Tables.of(List.of(source), _ -> table);
        var order = List.of(new Order(1, true));
        tables.page(new TableQuery("t", order, List.of()), ALL);
        keysRead.set(0);

        var page = tables.page(new TableQuery("t", order, List.of(new Filter.OneOf(0, List.of("a")))), ALL);

        assertThat(numbers(page)).containsExactly(0, 3, 2);
        assertThat(keysRead).hasValue(0);
    }

    @Test
    void whoAsksForTheSameOrderMeanwhileWaitsForIt() throws Exception {
        var keysRead = new AtomicInteger();
        var first = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var source = new PairSource() {
            @Override
            double number(Pairs table, int row) {
                keysRead.incrementAndGet();
                first.countDown();
                await(goOn);
                return super.number(table, row);
            }
        };
        var table = new Pairs(List.of(new Pair("a", 3.0), new Pair("b", 2.0), new Pair("a", 1.0)));
        var tables = Tables.of(List.of(source), _ -> table);
        var query = new TableQuery("t", List.of(new Order(1, true)), List.of());
        var page = new FutureTask<>(() -> tables.page(query, ALL));
        var summary = new FutureTask<>(() -> tables.summary(query, 0));
        Thread.ofPlatform().start(page);
        await(first);
        int readByThen = keysRead.get();
        var second = Thread.ofPlatform().start(summary);
        while (second.getState() != Thread.State.WAITING) {
            LockSupport.parkNanos(2_000_000);
        }
        assertThat(keysRead).hasValue(readByThen);
        goOn.countDown();

        assertThat(numbers(page.get())).containsExactly(0, 1, 2);
        int read = keysRead.get();
        assertThat(summary.get().rows()).isEqualTo(3);
        assertThat(keysRead).hasValue(read);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
