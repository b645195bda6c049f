package dev.slipway.kernel.table;

import dev.slipway.api.spi.Plugins;
import dev.slipway.api.spi.TableSource;
import dev.slipway.kernel.protocol.ColumnSummary;
import dev.slipway.kernel.protocol.TablePage;
import dev.slipway.kernel.protocol.TableQuery;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The live tables of a session: those shown, by handle, and those in variables, by name. Thread-safe.
///
/// A table that was shown is held as long as there is memory for it; one that is gone is said to be.
public final class Tables {
    private static final String HANDLE = "#";
    private static final int MOST = 200;

    private final ClassLoader libraries;
    private final Function<String, @Nullable Object> variables;
    private final Map<String, SoftReference<Object>> shown = new LinkedHashMap<>();
    private @Nullable List<TableSource<?>> sources;
    private final AtomicInteger stops = new AtomicInteger();
    private final ReentrantLock ordering = new ReentrantLock();
    private int handles;
    private @Nullable Kept last;

    /// The rows the last question was about: most questions that follow are about the same. Immutable.
    private static final class Kept {
        private final SoftReference<Object> table;
        private final int rows;
        private final TableQuery query;
        private final int[] order;

        Kept(Object table, int rows, TableQuery query, int[] order) {
            this.table = new SoftReference<>(table);
            this.rows = rows;
            this.query = query;
            this.order = order;
        }

        boolean answers(Object about, int count, TableQuery asked) {
            return isWider(about, count, asked) && query.filters().equals(asked.filters());
        }

        /// Tells whether the rows that are asked for are among these, in this order.
        boolean isWider(Object about, int count, TableQuery asked) {
            return table.refersTo(about)
                    && rows == count
                    && query.order().equals(asked.order())
                    && asked.filters().containsAll(query.filters());
        }
    }

    /// @param libraries the loader whose providers are asked; when the first value is shown
    /// @param variables returns the value of a variable, null if there is none
    public Tables(ClassLoader libraries, Function<String, @Nullable Object> variables) {
        this.libraries = libraries;
        this.variables = variables;
    }

    /// Returns the tables that `sources` read.
    static Tables of(List<TableSource<?>> sources, Function<String, @Nullable Object> variables) {
        var tables = new Tables(Tables.class.getClassLoader(), variables);
        tables.sources = sources;
        return tables;
    }

    /// Returns what `MimeBundle.TABLE` says of `value`; null if it is no table.
    public @Nullable String form(Object value) {
        var rows = rows(value);
        return rows == null ? null : TableForm.of(handle(value), rows);
    }

    private synchronized String handle(Object table) {
        var handle = HANDLE + ++handles;
        shown.put(handle, new SoftReference<>(table));
        if (shown.size() > MOST) {
            shown.remove(shown.keySet().iterator().next());
        }
        return handle;
    }

    /// Returns the rows in `window` of those that `query` keeps, in its order.
    ///
    /// @throws IOException if the table is gone or the query names a column it does not have
    public TablePage page(TableQuery query, TablePage.Window window) throws IOException {
        var table = table(query.table());
        var rows = open(table, query.table());
        var order = order(table, rows, query);
        var columns = rows.columns();
        int first = Math.clamp(window.first(), 0, order.length);
        int end = (int) Math.min(order.length, (long) first + Math.max(0, window.count()));
        int left = Math.clamp(window.firstColumn(), 0, columns.size());
        int right = (int) Math.min(columns.size(), (long) left + Math.max(0, window.columns()));
        var cells = new ArrayList<TablePage.Row>();
        for (int i = first; i < end; i++) {
            var row = new ArrayList<String>();
            for (int column = left; column < right; column++) {
                row.add(TableForm.cell(rows, order[i], column));
            }
            cells.add(new TablePage.Row(order[i], row));
        }
        var part = new TablePage.Window(first, end - first, left, right - left);
        return new TablePage(rows.count(), order.length, columns, part, cells);
    }

    /// Returns what the cells of the 0-based `column` are, over the rows that `query` keeps.
    ///
    /// @throws IOException if the table is gone or has no such column
    /// @throws CancellationException if `stopSummary` was called meanwhile
    public ColumnSummary summary(TableQuery query, int column) throws IOException {
        int begun = stops.get();
        var table = table(query.table());
        var rows = open(table, query.table());
        check(rows, column);
        return Summaries.of(rows, column, order(table, rows, query), () -> {
            if (stops.get() != begun) {
                throw new CancellationException("Summarising was stopped. Ask again for the column.");
            }
        });
    }

    /// Ends the summaries that are being made, within milliseconds.
    public void stopSummary() {
        stops.incrementAndGet();
    }

    private Object table(String name) throws IOException {
        var value = name.startsWith(HANDLE) ? shown(name) : variables.apply(name);
        if (value == null) {
            throw new IOException(
                    name.startsWith(HANDLE)
                            ? "The table is no longer in memory. Run its cell again."
                            : "There is no variable " + name + ". Run the cell that defines it.");
        }
        return value;
    }

    private synchronized @Nullable Object shown(String handle) {
        var reference = shown.get(handle);
        return reference == null ? null : reference.get();
    }

    private TableSource.Rows open(Object table, String name) throws IOException {
        var rows = rows(table);
        if (rows == null) {
            throw new IOException(name + " is no table that can be looked into.");
        }
        return rows;
    }

    private int[] order(Object table, TableSource.Rows rows, TableQuery query) throws IOException {
        var known = last();
        if (known != null && known.answers(table, rows.count(), query)) {
            return known.order;
        }
        ordering.lock(); // whoever asks for the same waits rather than sort it, too
        try {
            return newOrder(table, rows, query);
        } finally {
            ordering.unlock();
        }
    }

    private int[] newOrder(Object table, TableSource.Rows rows, TableQuery query) throws IOException {
        var known = last();
        if (known != null && known.answers(table, rows.count(), query)) {
            return known.order;
        }
        for (var by : query.order()) {
            check(rows, by.column());
        }
        var filter = Filters.of(rows, query.filters());
        var order = known != null && known.isWider(table, rows.count(), query)
                ? filter.kept(known.order)
                : Orders.of(rows, query.order(), filter.kept());
        remember(new Kept(table, rows.count(), query, order));
        return order;
    }

    private synchronized @Nullable Kept last() {
        return last;
    }

    private synchronized void remember(Kept kept) {
        last = kept;
    }

    static void check(TableSource.Rows rows, int column) throws IOException {
        if (column < 0 || column >= rows.columns().size()) {
            throw new IOException("The table has no column " + (column + 1) + " any more. Open it again.");
        }
    }

    private TableSource.@Nullable Rows rows(Object value) {
        TableSource<?> nearest = null;
        for (var source : sources()) {
            boolean isNearer = source.type().isInstance(value)
                    && (nearest == null || nearest.type().isAssignableFrom(source.type()));
            nearest = isNearer ? source : nearest;
        }
        return nearest == null ? null : open(nearest, value);
    }

    @SuppressWarnings("unchecked") // the source's type is checked to fit
    private static TableSource.Rows open(TableSource<?> source, Object value) {
        return ((TableSource<Object>) source).open(value);
    }

    private synchronized List<TableSource<?>> sources() {
        var known = sources;
        if (known == null) {
            known = Plugins.load(TableSource.class, libraries).stream()
                    .<TableSource<?>>map(source -> source)
                    .toList();
            sources = known;
        }
        return known;
    }
}
