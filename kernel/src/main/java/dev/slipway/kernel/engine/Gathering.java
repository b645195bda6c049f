package dev.slipway.kernel.engine;

import dev.slipway.api.document.CellId;
import dev.slipway.api.flow.Foreach;
import dev.slipway.kernel.directive.CellDirectives;
import dev.slipway.kernel.directive.Directive;
import dev.slipway.kernel.directive.SourceCell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The values that the variables of `foreach` cells had for each element, for the cells that gather them. One thread
/// at a time.
///
/// Which of them will be gathered is not known when they are made, so all are kept while they are small together; when
/// they are not, those of the largest variable go first.
final class Gathering {
    private static final long SHARE = 8;
    private static final long UNKNOWN_BYTES = 4L << 20;

    private final Map<String, TreeMap<Integer, Kept>> kept = new HashMap<>();
    private final Map<CellId, String> members = new HashMap<>();
    private final Set<String> tooLarge = new HashSet<>();
    private final long most;
    private @Nullable SourceCell loop;

    Gathering() {
        this(Runtime.getRuntime().maxMemory() / SHARE);
    }

    /// @param most how many bytes may be kept, roughly
    Gathering(long most) {
        this.most = most;
    }

    private record Kept(@Nullable Object value, long bytes) {}

    /// Returns why `cell` cannot gather what it asks for; empty if it can, and then it will.
    Optional<String> prepare(CellDirectives directives) {
        for (var gather : directives.all(Directive.Gather.class)) {
            var artifact = gather.artifact();
            if (tooLarge.contains(artifact)) {
                return Optional.of("the values of " + artifact
                        + " for all elements are more than the kernel keeps: run the notebook as a flow");
            }
            var values = new ArrayList<@Nullable Object>();
            kept.getOrDefault(artifact, new TreeMap<>()).values().forEach(one -> values.add(one.value()));
            Foreach.gather(artifact, values);
        }
        return Optional.empty();
    }

    /// One execution that succeeded.
    ///
    /// @param flat the element it ran for
    /// @param elements how many elements the cell's `foreach` has; null if it has none
    record Ran(
            SourceCell cell,
            CellDirectives directives,
            int flat,
            @Nullable Integer elements) {}

    /// Notes that a cell ran and gave `variables` their values.
    void note(Ran ran, Map<String, @Nullable Object> variables) {
        var cell = ran.cell();
        var elements = ran.elements();
        if (elements != null) {
            begin(cell, elements);
        } else if (endsLoop(cell, ran.directives())) {
            loop = null;
        }
        if (loop == null && !members.containsKey(cell.id())) {
            return;
        }
        var before = members.put(cell.id(), cell.source());
        if (before != null && !before.equals(cell.source())) {
            variables.keySet().forEach(this::forget);
        }
        if (elements == null || elements > 0) {
            variables.forEach((name, value) -> keep(name, ran.flat(), value));
        }
    }

    private void begin(SourceCell cell, int elements) {
        loop = cell;
        kept.values().forEach(values -> values.tailMap(elements, true).clear());
    }

    private boolean endsLoop(SourceCell cell, CellDirectives directives) {
        var at = loop;
        return at != null
                && (cell.index() <= at.index()
                        || directives.first(Directive.Step.class).isPresent()
                        || directives.first(Directive.Gather.class).isPresent());
    }

    private void forget(String name) {
        kept.remove(name);
        tooLarge.remove(name);
    }

    private void keep(String name, int flat, @Nullable Object value) {
        if (tooLarge.contains(name)) {
            return;
        }
        long bytes = Objects.requireNonNullElse(Footprint.of(value), UNKNOWN_BYTES);
        kept.computeIfAbsent(name, _ -> new TreeMap<>()).put(flat, new Kept(value, bytes));
        while (total(List.copyOf(kept.keySet())) > most) {
            var largest = kept.keySet().stream()
                    .max((a, b) -> Long.compare(total(List.of(a)), total(List.of(b))))
                    .orElseThrow();
            kept.remove(largest);
            tooLarge.add(largest);
        }
    }

    private long total(List<String> names) {
        return names.stream()
                .flatMap(name -> kept.getOrDefault(name, new TreeMap<>()).values().stream())
                .mapToLong(Kept::bytes)
                .sum();
    }
}
