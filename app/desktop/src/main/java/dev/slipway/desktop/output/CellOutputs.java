package dev.slipway.desktop.output;

import dev.slipway.api.output.Output;
import dev.slipway.kernel.protocol.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;

/// What one cell has shown so far, in order; text of one stream grows in place, on whichever thread hears it. UI thread
/// only.
public final class CellOutputs {
    /// One thing shown. Text grows; everything else is replaced whole.
    public sealed interface Item {
        /// Text of a stream.
        record Text(TextLog log) implements Item {}

        /// An output that is complete.
        record Whole(Output output) implements Item {}

        /// A failure, with what the kernel said of it if it happened in this session.
        record Failure(Output.Failed output, @Nullable Outcome outcome) implements Item {}
    }

    private final List<Item> items = new ArrayList<>();
    private final List<Item> unmodifiable = Collections.unmodifiableList(items);
    private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper();
    private boolean clearOnNext;

    /// Counts up with every change.
    public ReadOnlyIntegerProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    /// Returns what is shown, in order; a view that changes with it.
    public List<Item> items() {
        return unmodifiable;
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    /// Replaces everything by `outputs`, as a file has them.
    public void set(List<Output> outputs) {
        drop();
        clearOnNext = false;
        outputs.forEach(this::put);
        changed();
    }

    /// Adds what the cell showed.
    public void add(Output output) {
        put(output);
        changed();
    }

    /// Adds text that has begun, and that `TextLog.extend` makes grow.
    public void begin(TextLog text) {
        clearIfDue();
        seal();
        items.add(new Item.Text(text));
        changed();
    }

    /// Takes note that text has grown.
    public void grew() {
        changed();
    }

    /// Lets no text grow any more: the execution is over.
    public void seal() {
        for (var item : items) {
            if (item instanceof Item.Text(var log)) {
                log.seal();
            }
        }
    }

    private void drop() {
        seal();
        items.clear();
    }

    private void clearIfDue() {
        if (clearOnNext) {
            drop();
            clearOnNext = false;
        }
    }

    /// Adds the failure that ended the cell, in place of one the kernel has shown already.
    public void fail(Output.Failed failed, Outcome outcome) {
        settle();
        items.removeIf(item -> item instanceof Item.Failure);
        items.add(new Item.Failure(failed, outcome));
        changed();
    }

    /// Replaces each display with the id of `output`, and tells whether there was one.
    public boolean update(Output.Displayed output) {
        boolean found = false;
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Item.Whole(Output.Displayed before)
                    && output.displayId() != null
                    && output.displayId().equals(before.displayId())) {
                items.set(i, new Item.Whole(output));
                found = true;
            }
        }
        if (found) {
            changed();
        }
        return found;
    }

    /// Drops everything, at once or when the next output comes.
    public void clear(boolean onNext) {
        if (onNext) {
            clearOnNext = true;
        } else {
            drop();
            clearOnNext = false;
            changed();
        }
    }

    /// Drops what was to go when the next output came: none came.
    public void settle() {
        if (clearOnNext) {
            clear(false);
        }
    }

    /// Tells whether the cell has shown the value of its last expression.
    public boolean hasResult() {
        return items.stream()
                .anyMatch(item -> item instanceof Item.Whole whole && whole.output() instanceof Output.Result);
    }

    /// Returns everything as a notebook file keeps it. Cost: a copy of all text.
    public List<Output> outputs() {
        return copy().get();
    }

    /// Returns what makes `outputs` of what is shown now, on any thread. Cost: little.
    public Supplier<List<Output>> copy() {
        List<Supplier<Output>> copies = new ArrayList<>(items.size());
        for (var item : items) {
            copies.add(
                    switch (item) {
                        case Item.Text(var log) -> {
                            var copy = log.copy();
                            yield () -> new Output.Printed(log.stream(), copy.text());
                        }
                        case Item.Whole(var output) -> () -> output;
                        case Item.Failure failure -> failure::output;
                    });
        }
        return () -> copies.stream().map(Supplier::get).toList();
    }

    /// Tells whether `outputs` is what is shown.
    public boolean is(List<Output> outputs) {
        if (outputs.size() != items.size()) {
            return false;
        }
        for (int i = 0; i < outputs.size(); i++) {
            boolean same = switch (items.get(i)) {
                case Item.Text(var log) ->
                    outputs.get(i) instanceof Output.Printed printed
                            && printed.stream().equals(log.stream())
                            && log.is(printed.text());
                case Item.Whole(var output) -> output.equals(outputs.get(i));
                case Item.Failure failure -> failure.output().equals(outputs.get(i));
            };
            if (!same) {
                return false;
            }
        }
        return true;
    }

    /// Returns how much text was printed. Unit: UTF-16 units.
    public long printed() {
        long length = 0;
        for (var item : items) {
            length += item instanceof Item.Text(var log) ? log.length() : 0;
        }
        return length;
    }

    private void put(Output output) {
        clearIfDue();
        switch (output) {
            case Output.Printed printed -> print(printed);
            case Output.Failed failed -> items.add(new Item.Failure(failed, null));
            case Output.Displayed _, Output.Result _, Output.Foreign _ -> {
                seal();
                items.add(new Item.Whole(output));
            }
        }
    }

    private void print(Output.Printed printed) {
        if (!items.isEmpty()
                && items.getLast() instanceof Item.Text(var log)
                && log.stream().equals(printed.stream())) {
            log.append(printed.text());
        } else {
            var log = new TextLog(printed.stream());
            log.append(printed.text());
            items.add(new Item.Text(log));
        }
    }

    private void changed() {
        version.set(version.get() + 1);
    }
}
