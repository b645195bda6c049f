package dev.slipway.desktop.data;

import dev.slipway.api.spi.TableSource.Column;
import dev.slipway.desktop.table.LiveTable;
import dev.slipway.kernel.protocol.ColumnSummary;
import dev.slipway.kernel.protocol.TablePage;
import dev.slipway.kernel.protocol.TablePage.Window;
import dev.slipway.kernel.protocol.TableQuery;
import dev.slipway.kernel.protocol.TableQuery.Filter;
import dev.slipway.kernel.protocol.TableQuery.Order;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;

/// A table that is looked into: which rows, in which order, and those of them that have come. UI thread only.
///
/// Rows are asked for in blocks of 128 by 32 when they are needed, at most two questions at a time; the last 96 blocks
/// are kept. The table's end is asked for as soon as nobody waits for anything else: a person who has looked at the
/// beginning often goes there next.
public final class ExplorerViewModel {
    static final int BLOCK_ROWS = 128;
    static final int BLOCK_COLUMNS = 32;
    private static final int KEPT = 96;
    private static final int AT_ONCE = 2;

    private final LiveTable table;
    private final InstantSource clock;
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private final PinnedRows pins;
    private final ColumnChoices choices = new ColumnChoices();
    private final Map<Block, TablePage> blocks = new LinkedHashMap<>(64, 0.75f, true);
    private final Set<Block> asked = new HashSet<>();
    private final Deque<Block> wanted = new ArrayDeque<>();
    private List<Integer> across = List.of();
    private boolean foreseen;
    private final ColumnSummaries summaries;
    private List<Column> columns = List.of();
    private List<Order> order = List.of();
    private List<Filter> filters = List.of();
    private int rows;
    private int kept;
    private int generation;
    private @Nullable String failure;
    private boolean loading;
    private String lost = "";
    private Instant begun;
    private Duration took = Duration.ZERO;

    private record Block(int row, int column) {}

    public ExplorerViewModel(LiveTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
        begun = clock.instant();
        pins = new PinnedRows(table, this::touch);
        summaries = new ColumnSummaries(table, this::touch);
    }

    /// Returns the rows that stay in sight.
    PinnedRows pins() {
        return pins;
    }

    /// Lets the shown row `row` stay in sight, or no longer; tells whether it could.
    boolean turnPin(int row) {
        return number(row).map(number -> pins.turn(number, columns.size())).orElse(false);
    }

    /// Counts up when anything that is shown has changed.
    public ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /// Asks for the table anew, as it is now.
    public void load() {
        restart();
    }

    /// Asks for the table anew, also where it was read from.
    public void reload() {
        table.reload();
        restart();
        pins.reload(columns.size());
    }

    private void restart() {
        generation++;
        blocks.clear();
        asked.clear();
        wanted.clear();
        foreseen = false;
        summaries.restart();
        failure = null;
        loading = true;
        begun = clock.instant();
        need(0, 0, 0, 0);
        touch();
    }

    /// Returns the columns; none before the first answer.
    public List<Column> columns() {
        return columns;
    }

    /// Returns where the columns stand and how they are shown; `arranged` is to be called after a change.
    ColumnChoices choices() {
        return choices;
    }

    /// Takes note that `choices` are others now.
    void arranged() {
        touch();
    }

    /// Returns how many rows the table has.
    public int rows() {
        return rows;
    }

    /// Returns how many rows the filters keep.
    public int kept() {
        return kept;
    }

    /// Returns what went wrong last, a sentence; empty if nothing.
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /// Tells whether the first rows of the present order are still to come.
    public boolean isLoading() {
        return loading;
    }

    /// Returns how long it took until the first rows of the present order had come.
    public Duration took() {
        return took;
    }

    public List<Order> order() {
        return order;
    }

    public List<Filter> filters() {
        return filters;
    }

    /// Returns the query for what is shown.
    public TableQuery query() {
        return new TableQuery(table.id(), order, filters);
    }

    /// Sorts by `column`: up, then down, then not at all; beside the other ones if `more`, else instead of them.
    public void sort(int column, boolean more) {
        var before = order.stream().filter(by -> by.column() == column).findFirst();
        var next = new ArrayList<Order>();
        if (more) {
            next.addAll(order);
            next.removeIf(by -> by.column() == column);
        }
        if (before.isEmpty()) {
            next.add(new Order(column, false));
        } else if (!before.get().descending()) {
            next.add(new Order(column, true));
        }
        order = List.copyOf(next);
        restart();
    }

    /// Adds a filter; one of the same kind on the same column goes.
    public void filter(Filter filter) {
        var next = new ArrayList<>(filters);
        next.removeIf(other -> other.getClass() == filter.getClass()
                && FilterWords.column(other) == FilterWords.column(filter)
                && FilterWords.column(filter) >= 0);
        next.add(filter);
        filters = List.copyOf(next);
        restart();
    }

    /// Takes a filter away.
    public void drop(Filter filter) {
        var next = new ArrayList<>(filters);
        next.remove(filter);
        filters = List.copyOf(next);
        restart();
    }

    /// Takes all filters and the order away.
    public void clear() {
        filters = List.of();
        order = List.of();
        restart();
    }

    /// Returns a filter in words: `origin is one of 6`.
    public String words(Filter filter) {
        int at = FilterWords.column(filter);
        var name =
                at < 0 || at >= columns.size() ? "any column" : columns.get(at).name();
        return FilterWords.of(filter, name);
    }

    /// Asks for rows `firstRow` to `lastRow` of some columns, all inclusive, as far as they have not come.
    public void need(int firstRow, int lastRow, int firstColumn, int lastColumn) {
        need(
                firstRow,
                lastRow,
                IntStream.rangeClosed(Math.max(0, firstColumn), Math.max(0, lastColumn))
                        .boxed()
                        .toList());
    }

    /// Asks for rows `firstRow` to `lastRow`, inclusive, of `columns`, as far as they have not come.
    void need(int firstRow, int lastRow, List<Integer> columns) {
        wanted.clear();
        across = columns.stream()
                .map(column -> column / BLOCK_COLUMNS)
                .distinct()
                .toList();
        across.forEach(block -> summaries.see(block * BLOCK_COLUMNS, BLOCK_COLUMNS));
        for (int row = Math.max(0, firstRow) / BLOCK_ROWS; row <= Math.max(0, lastRow) / BLOCK_ROWS; row++) {
            want(row);
        }
        ask();
    }

    private void want(int row) {
        for (int column : across) {
            var block = new Block(row, column);
            if (!blocks.containsKey(block) && !asked.contains(block)) {
                wanted.add(block);
            }
        }
    }

    private void foresee() {
        if (!foreseen && asked.isEmpty() && wanted.isEmpty() && kept > BLOCK_ROWS) {
            foreseen = true;
            want((kept - 1) / BLOCK_ROWS);
            ask();
        }
    }

    private void ask() {
        while (asked.size() < AT_ONCE && !wanted.isEmpty()) {
            var block = wanted.removeFirst();
            asked.add(block);
            int mine = generation;
            var window =
                    new Window(block.row() * BLOCK_ROWS, BLOCK_ROWS, block.column() * BLOCK_COLUMNS, BLOCK_COLUMNS);
            table.page(query(), window, page -> came(mine, block, page), message -> failed(mine, block, message));
        }
    }

    private void came(int mine, Block block, TablePage page) {
        if (mine != generation) {
            return;
        }
        asked.remove(block);
        if (loading) {
            loading = false;
            took = Duration.between(begun, clock.instant());
        }
        if (!page.columns().equals(columns) && isOther(page.columns())) {
            return;
        }
        choices.fit(columns.size());
        rows = page.rows();
        kept = page.kept();
        blocks.put(block, page);
        if (blocks.size() > KEPT) {
            blocks.remove(blocks.keySet().iterator().next());
        }
        ask();
        touch();
        foresee();
    }

    private void failed(int mine, Block block, String message) {
        if (mine == generation) {
            asked.remove(block);
            wanted.clear();
            loading = false;
            failure = message;
            touch();
            if (!columns.isEmpty() && !(filters.isEmpty() && order.isEmpty())) {
                var all = new TableQuery(table.id(), List.of(), List.of());
                table.page(all, new Window(0, 1, 0, 1), page -> again(mine, page), _ -> {});
            }
        }
    }

    private void again(int mine, TablePage page) {
        if (mine == generation && !page.columns().equals(columns)) {
            isOther(page.columns()); // a filter or an order failed for that
        }
    }

    /// Takes other columns; filters and orders go with their columns, and the rows are asked for anew if that makes
    /// others of them.
    private boolean isOther(List<Column> now) {
        var renamed = new Renamed(columns, now);
        boolean first = columns.isEmpty();
        columns = now;
        var keptFilters = renamed.filters(filters);
        var keptOrder = renamed.orders(order);
        if (first || (keptFilters.equals(filters) && keptOrder.equals(order))) {
            return false;
        }
        int gone = filters.size() - keptFilters.size() + order.size() - keptOrder.size();
        filters = keptFilters;
        order = keptOrder;
        if (gone > 0) {
            lost = "Its columns are others now: filters and orders on columns that are gone were taken away.";
        }
        restart();
        return true;
    }

    /// Returns what was taken away since the person last chose filters or an order, a sentence; empty if nothing.
    String lost() {
        return lost;
    }

    /// Takes note that the person knows what was taken away.
    void knows() {
        lost = "";
        touch();
    }

    /// Returns a cell as a person reads it, empty if it is missing; nothing if it has not come.
    public Optional<String> cell(int row, int column) {
        var page = blocks.get(new Block(row / BLOCK_ROWS, column / BLOCK_COLUMNS));
        int at = row % BLOCK_ROWS;
        if (page == null || at >= page.cells().size()) {
            return Optional.empty();
        }
        var cells = page.cells().get(at).cells();
        int across = column % BLOCK_COLUMNS;
        return across < cells.size() ? Optional.of(cells.get(across)) : Optional.empty();
    }

    /// Returns the place, 0-based, that the shown row `row` has in the table as it stands; nothing if it has not come.
    public Optional<Integer> number(int row) {
        for (int column = 0; column * BLOCK_COLUMNS < Math.max(1, columns.size()); column++) {
            var page = blocks.get(new Block(row / BLOCK_ROWS, column));
            if (page != null && row % BLOCK_ROWS < page.cells().size()) {
                return Optional.of(page.cells().get(row % BLOCK_ROWS).number());
            }
        }
        return Optional.empty();
    }

    /// Returns what is known of a column; empty until it has been summarised.
    public Optional<ColumnSummary> summary(int column) {
        return summaries.of(column);
    }

    /// Returns how many columns are still to be summarised; 0 once that was stopped.
    public int unsummarised() {
        return summaries.left(columns.size());
    }

    /// Stops summarising until the query changes.
    public void stopSummaries() {
        summaries.stop();
        touch();
    }

    /// Summarises the columns that are listed or were seen and are not yet, one after the other.
    public void summarise() {
        if (!loading && failure == null) {
            summaries.ask(query(), columns.size());
        }
    }

    /// Summarises `column`, 0-based, too, wherever it stands.
    void summarise(int column) {
        summaries.see(column, 1);
        summarise();
    }

    private void touch() {
        changes.set(changes.get() + 1);
    }
}
