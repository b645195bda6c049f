package dev.slipway.kernel.engine;

import dev.slipway.api.document.CellId;
import dev.slipway.api.flow.Foreach;
import dev.slipway.kernel.directive.CellDirectives;
import dev.slipway.kernel.directive.Directive;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.engine.CellEngine.Elements.Loop;
import dev.slipway.kernel.engine.classes.LiveVariables;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The values that variables had for each element of the loops they were made in: for the cells that gather them, and
/// for those that run per element too, which get them back. One thread at a time.
///
/// Which of them will be wanted is not known when they are made, so all are kept while they are small together; when
/// they are not, those of the largest variable go first.
final class Gathering {
    private static final long SHARE = 8;
    private static final long UNKNOWN_BYTES = 4L << 20;
    private static final Comparator<List<Integer>> IN_ORDER = Gathering::compare;

    private final Map<Key, Series> kept = new HashMap<>();
    private final Map<String, CellId> definers = new HashMap<>();
    private final Map<CellId, String> sources = new HashMap<>();
    private final Map<CellId, Integer> current = new HashMap<>();
    private Map<CellId, List<CellId>> fanOuts = Map.of();
    private @Nullable SourceCell loop;
    private final long most;
    private long total;

    Gathering() {
        this(Runtime.getRuntime().maxMemory() / SHARE);
    }

    /// @param most how many bytes may be kept, roughly
    Gathering(long most) {
        this.most = most;
    }

    /// A variable, told apart from others of its name by the cell that declares it.
    private record Key(String name, CellId definer) {}

    private record Kept(@Nullable Object value, long bytes) {}

    /// The values of one variable.
    private static final class Series {
        private final List<CellId> loops;
        private final TreeMap<List<Integer>, Kept> values = new TreeMap<>(IN_ORDER);
        private List<Integer> live = List.of();
        private long bytes;
        private boolean isTooLarge;

        /// @param loops the cells with the loops it was made in, outermost first
        Series(List<CellId> loops) {
            this.loops = loops;
        }
    }

    /// Takes in which loops each cell runs in, as cells with `foreach`, outermost first.
    void fanOuts(Map<CellId, List<CellId>> known) {
        fanOuts = known;
    }

    /// Returns the loops in force in a cell, each with the element it took last; the cell's own takes `flat`.
    List<Loop> loops(SourceCell cell, CellDirectives directives, int flat) {
        var known = fanOuts.get(cell.id());
        return (known == null ? guess(cell, directives) : known)
                .stream()
                        .map(id -> new Loop(id, id.equals(cell.id()) ? flat : current.getOrDefault(id, 0)))
                        .toList();
    }

    /// A cell that no analysis knows runs in the loop above it, unless a step or a gather begins in between.
    private List<CellId> guess(SourceCell cell, CellDirectives directives) {
        if (directives.first(Directive.Foreach.class).isPresent()) {
            loop = cell;
        } else if (loop != null
                && (cell.index() <= loop.index()
                        || directives.first(Directive.Step.class).isPresent()
                        || directives.first(Directive.Gather.class).isPresent())) {
            loop = null;
        }
        return loop == null ? List.of() : List.of(loop.id());
    }

    /// Returns why `cell` cannot gather what it asks for; empty if it can, and then it will.
    ///
    /// @param loops in force
    Optional<String> prepare(CellDirectives directives, List<Loop> loops) {
        for (var gather : directives.all(Directive.Gather.class)) {
            var series = inForce(gather.artifact());
            if (series != null && series.isTooLarge) {
                return Optional.of("the values of " + gather.artifact()
                        + " for all elements are more than the kernel keeps: run the notebook as a flow");
            }
            Foreach.gather(gather.artifact(), series == null ? List.of() : values(series, loops));
        }
        return Optional.empty();
    }

    private @Nullable Series inForce(String name) {
        var definer = definers.get(name);
        return definer == null ? null : kept.get(new Key(name, definer));
    }

    private static List<@Nullable Object> values(Series series, List<Loop> loops) {
        var values = new ArrayList<@Nullable Object>();
        int outside = Math.min(series.loops.size() - 1, common(series.loops, loops));
        var within = elements(loops).subList(0, outside);
        series.values.forEach((at, one) -> {
            if (at.subList(0, outside).equals(within)) {
                values.add(one.value());
            }
        });
        return values;
    }

    /// Gives the variables that differ by the loops in force the values they have for these elements. One whose value
    /// was not kept has none then.
    ///
    /// @param definers cell that defines each variable now
    void restore(List<Loop> loops, LiveVariables variables, Map<String, CellId> definers) {
        kept.forEach((key, series) -> {
            var name = key.name();
            int depth = series.loops.size();
            boolean isMeant =
                    common(series.loops, loops) == depth && key.definer().equals(definers.get(name));
            var wanted = isMeant ? elements(loops).subList(0, depth) : series.live;
            var one = series.values.get(wanted);
            if (series.live.equals(wanted) || (one == null && !series.isTooLarge)) {
                return;
            }
            series.live = wanted;
            if (one == null || !variables.offer(name, one.value())) {
                variables.lose(name); // it has none, or none of the type that it is of by now
            }
        });
    }

    /// One execution that succeeded.
    ///
    /// @param loops in force, outermost first, the cell's own included
    /// @param elements how many elements the cell's `foreach` has; null if it has none
    record Ran(SourceCell cell, List<Loop> loops, @Nullable Integer elements) {
        boolean isEmpty() {
            return Objects.equals(elements, 0) || loops.stream().anyMatch(loop -> loop.element() < 0);
        }
    }

    /// Notes that a cell ran: what it defined and what it changed.
    ///
    /// @param defined values of the variables the cell defines
    void note(Ran ran, Map<String, @Nullable Object> defined, LiveVariables variables) {
        var cell = ran.cell();
        var before = sources.put(cell.id(), cell.source());
        if (before != null && !before.equals(cell.source())) {
            List.copyOf(kept.keySet()).stream()
                    .filter(key -> key.definer().equals(cell.id()))
                    .forEach(this::forget);
        }
        if (ran.elements() != null) {
            shrink(cell.id(), ran.loops(), ran.elements());
        }
        ran.loops().forEach(each -> current.put(each.cell(), Math.max(0, each.element())));
        var ids = ran.loops().stream().map(Loop::cell).toList();
        for (var name : defined.keySet()) {
            definers.put(name, cell.id());
            var key = new Key(name, cell.id());
            var series = kept.get(key);
            if (series == null || !series.loops.equals(ids)) {
                forget(key);
                if (!ids.isEmpty()) {
                    kept.put(key, new Series(ids));
                }
            }
        }
        if (!ran.isEmpty() && !ids.isEmpty()) {
            for (var entry : kept.entrySet()) {
                var key = entry.getKey();
                if (key.definer().equals(definers.get(key.name()))) {
                    keep(key.name(), entry.getValue(), ran.loops(), new Values(defined, variables));
                }
            }
        }
    }

    /// @param defined values of the variables the cell defines
    private record Values(Map<String, @Nullable Object> defined, LiveVariables variables) {
        @Nullable
        Object of(String name) {
            return defined.containsKey(name) ? defined.get(name) : variables.value(name);
        }
    }

    @SuppressWarnings("ReferenceEquality") // an equal value that is another object is another value
    private void keep(String name, Series series, List<Loop> loops, Values now) {
        if (common(series.loops, loops) < series.loops.size()) {
            return;
        }
        var at = elements(loops).subList(0, series.loops.size());
        boolean isOwn = now.defined().containsKey(name);
        if (!isOwn && !series.live.equals(at)) {
            return;
        }
        series.live = at;
        var value = now.of(name);
        var before = series.values.get(at);
        if (series.isTooLarge || (before != null && before.value() == value)) {
            return;
        }
        long bytes = Objects.requireNonNullElse(Footprint.of(value), UNKNOWN_BYTES);
        series.values.put(at, new Kept(value, bytes));
        grow(series, bytes - (before == null ? 0 : before.bytes()));
        while (total > most) {
            dropLargest();
        }
    }

    private void dropLargest() {
        var largest = kept.values().stream()
                .max(Comparator.comparingLong(one -> one.bytes))
                .orElseThrow();
        largest.values.clear();
        largest.isTooLarge = true;
        grow(largest, -largest.bytes);
    }

    /// Forgets elements that a loop no longer has.
    private void shrink(CellId cell, List<Loop> loops, int elements) {
        for (var series : kept.values()) {
            int level = series.loops.indexOf(cell);
            if (level >= 0 && common(series.loops, loops) >= level) {
                var within = elements(loops).subList(0, level);
                var gone = series.values.keySet().stream()
                        .filter(at -> at.subList(0, level).equals(within) && at.get(level) >= elements)
                        .toList();
                for (var at : gone) {
                    grow(
                            series,
                            -Objects.requireNonNull(series.values.remove(at)).bytes());
                }
            }
        }
    }

    private void grow(Series series, long bytes) {
        series.bytes += bytes;
        total += bytes;
    }

    private void forget(Key key) {
        var series = kept.remove(key);
        total -= series == null ? 0 : series.bytes;
    }

    private static List<Integer> elements(Collection<Loop> loops) {
        return loops.stream().map(Loop::element).toList();
    }

    /// Returns how many of the outermost loops are the same.
    private static int common(List<CellId> cells, List<Loop> loops) {
        int same = 0;
        while (same < cells.size()
                && same < loops.size()
                && cells.get(same).equals(loops.get(same).cell())) {
            same++;
        }
        return same;
    }

    private static int compare(List<Integer> a, List<Integer> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = Integer.compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }
}
