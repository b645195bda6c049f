package dev.slipway.api.past;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Earlier runs, newest first, fetched as they are gone through. Immutable.
public final class PastRuns implements Iterable<PastRun> {
    private static final long PAGE = 100;

    private final PastSource source;
    private final Filter filter;

    private record Filter(
            @Nullable String flow,
            @Nullable String status,
            @Nullable String tag,
            @Nullable String where) {}

    private PastRuns(PastSource source, Filter filter) {
        this.source = source;
        this.filter = filter;
    }

    /// Returns all runs of the workspace.
    public static PastRuns all(PastSource source) {
        return new PastRuns(source, new Filter(null, null, null, null));
    }

    /// Returns those of one flow.
    public PastRuns flow(String name) {
        return new PastRuns(source, new Filter(name, filter.status, filter.tag, filter.where));
    }

    /// Returns those that stand so: `succeeded`, `failed` and so on.
    public PastRuns status(String status) {
        return new PastRuns(source, new Filter(filter.flow, status, filter.tag, filter.where));
    }

    /// Returns those with a tag.
    public PastRuns tag(String tag) {
        return new PastRuns(source, new Filter(filter.flow, filter.status, tag, filter.where));
    }

    /// Returns those for which an expression over parameters and metrics holds, for example
    /// `params.rate < 0.1 and metrics.rmse < 3`.
    public PastRuns where(String expression) {
        return new PastRuns(source, new Filter(filter.flow, filter.status, filter.tag, expression));
    }

    /// Returns the newest of them; empty if there is none.
    public Optional<PastRun> first() {
        return page(null, 1).stream().findFirst();
    }

    /// Returns the newest `count` of them.
    public List<PastRun> first(int count) {
        return stream().limit(count).toList();
    }

    public Stream<PastRun> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    @Override
    public Iterator<PastRun> iterator() {
        return new Iterator<>() {
            private List<PastRun> page = page(null, PAGE);
            private int at;

            @Override
            public boolean hasNext() {
                if (at == page.size() && page.size() == PAGE) {
                    page = page(page.getLast().id(), PAGE);
                    at = 0;
                }
                return at < page.size();
            }

            @Override
            public PastRun next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("no more runs");
                }
                return page.get(at++);
            }
        };
    }

    private List<PastRun> page(@Nullable String before, long limit) {
        return Answer.all(
                        source,
                        "runs",
                        "flow",
                        filter.flow,
                        "status",
                        filter.status,
                        "tag",
                        filter.tag,
                        "where",
                        filter.where,
                        "before",
                        before,
                        "limit",
                        limit)
                .stream()
                .map(row -> PastRun.row(source, row))
                .toList();
    }

    @Override
    public String toString() {
        return String.join("\n", first(10).stream().map(PastRun::toString).toList());
    }
}
