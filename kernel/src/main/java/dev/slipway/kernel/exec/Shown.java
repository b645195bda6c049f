package dev.slipway.kernel.exec;

import dev.slipway.api.document.CellId;
import dev.slipway.api.output.Output;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the cells of a run have shown so far. Thread-safe.
final class Shown {
    private final Map<CellId, List<Item>> items = new LinkedHashMap<>();
    private final Map<CellId, Integer> counts = new HashMap<>();
    private final Map<CellId, Boolean> clearOnNext = new HashMap<>();

    /// An output, or text that still grows.
    private sealed interface Item {
        record Whole(Output output) implements Item {}

        record Text(String stream, StringBuilder text) implements Item {}
    }

    /// Adds what `cell` showed; text on the same stream is joined.
    synchronized void add(CellId cell, Output output) {
        var shown = of(cell);
        if (clearOnNext.remove(cell) != null) {
            shown.clear();
        }
        if (!(output instanceof Output.Printed printed)) {
            shown.add(new Item.Whole(output));
        } else if (!shown.isEmpty()
                && shown.getLast() instanceof Item.Text text
                && text.stream().equals(printed.stream())) {
            text.text().append(printed.text());
        } else {
            shown.add(new Item.Text(printed.stream(), new StringBuilder(printed.text())));
        }
    }

    /// Replaces every display of the same id.
    synchronized void update(Output.Displayed output) {
        var id = output.displayId();
        if (id == null) {
            return;
        }
        for (var shown : items.values()) {
            shown.replaceAll(item ->
                    item instanceof Item.Whole(Output.Displayed before) && id.equals(before.displayId())
                            ? new Item.Whole(output)
                            : item);
        }
    }

    /// Drops what `cell` has shown, now or when it shows something more.
    synchronized void clear(CellId cell, boolean onNext) {
        if (onNext) {
            clearOnNext.put(cell, true);
        } else {
            of(cell).clear();
        }
    }

    synchronized void count(CellId cell, int count) {
        counts.put(cell, count);
    }

    /// Returns the number of the last execution of `cell`; null if there was none.
    synchronized @org.jspecify.annotations.Nullable Integer count(CellId cell) {
        return counts.get(cell);
    }

    /// Returns what `cell` has shown.
    synchronized List<Output> outputs(CellId cell) {
        return of(cell).stream()
                .map(item -> switch (item) {
                    case Item.Whole whole -> whole.output();
                    case Item.Text text ->
                        new Output.Printed(text.stream(), text.text().toString());
                })
                .toList();
    }

    private List<Item> of(CellId cell) {
        return items.computeIfAbsent(cell, _ -> new ArrayList<>());
    }
}
