package dev.slipway.desktop.notebook;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.api.output.Output;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A notebook in the plainest form that can tell whether the real one is right: a list of cells, two stacks of such
/// lists, and what each cell has shown as words. One thread at a time.
final class PlainNotebook {
    /// One cell, what it has shown aside.
    record Plain(CellId id, CellKind kind, String source, String metadata) {}

    /// What an edit alone made of what a cell had shown.
    private record Shown(List<String> before, List<String> after) {}

    private record Step(List<Plain> before, List<Plain> after, Map<CellId, Shown> shown) {}

    List<Plain> cells = new ArrayList<>();
    private final Deque<Step> undo = new ArrayDeque<>();
    private final Deque<Step> redo = new ArrayDeque<>();
    private final Map<CellId, List<String>> kept = new HashMap<>();
    private final Map<CellId, List<String>> live = new HashMap<>();
    private final Map<CellId, CellKind> kinds = new HashMap<>();
    private final Deque<CellId> queue = new ArrayDeque<>();
    private @Nullable CellId running;
    private @Nullable CellId typedIn;
    private long typedAt;
    private boolean clearDue;

    PlainNotebook(Document document) {
        replace(document);
    }

    /// Returns what `outputs` say: text of one stream in one piece.
    static List<String> words(List<Output> outputs) {
        var words = new ArrayList<String>();
        for (var output : outputs) {
            switch (output) {
                case Output.Printed(var stream, var text) -> print(words, stream, text);
                case Output.Displayed shown ->
                    words.add("displayed " + shown.bundle().text());
                case Output.Result result ->
                    words.add("result " + result.bundle().text());
                case Output.Failed failed -> words.add("failed " + failed.type());
                case Output.Foreign(var json) -> words.add("foreign " + json);
            }
        }
        return words;
    }

    private static void print(List<String> words, String stream, String text) {
        var begin = "printed " + stream + " ";
        if (!words.isEmpty() && words.getLast().startsWith(begin)) {
            words.set(words.size() - 1, words.getLast() + text);
        } else if (!text.isEmpty()) {
            words.add(begin + text);
        }
    }

    private static Plain plain(Cell cell) {
        return new Plain(cell.id(), cell.kind(), cell.source(), cell.metadata());
    }

    /// Takes over what another program wrote.
    void replace(Document document) {
        undo.clear();
        redo.clear();
        typedIn = null;
        cells = new ArrayList<>(
                document.cells().stream().map(PlainNotebook::plain).toList());
        document.cells().forEach(cell -> show(cell.id(), words(cell.outputs())));
        settled();
    }

    /// The document says that `id` has shown `now`.
    private void show(CellId id, List<String> now) {
        var before = kept(id);
        kept.put(id, now);
        if (!now.equals(before)) {
            live.put(id, new ArrayList<>(now));
            clearDue &= !id.equals(running);
        }
    }

    private void settled() {
        for (var cell : cells) {
            kinds.put(cell.id(), cell.kind());
            if (cell.kind() != CellKind.CODE && !live(cell.id()).isEmpty()) {
                live.put(cell.id(), new ArrayList<>());
                clearDue &= !cell.id().equals(running);
            }
        }
        queue.removeIf(id -> at(id) < 0);
    }

    private int at(CellId id) {
        return cells.stream().map(Plain::id).toList().indexOf(id);
    }

    List<String> kept(CellId id) {
        return kept.getOrDefault(id, List.of());
    }

    List<String> live(CellId id) {
        return live.getOrDefault(id, List.of());
    }

    boolean isRunning() {
        return running != null;
    }

    /// Makes `after` of the cells; `shown` is what that alone shows of cells that showed something else.
    void edit(List<Plain> after, Map<CellId, List<String>> shown) {
        var changed = new LinkedHashMap<CellId, Shown>();
        shown.forEach((id, now) -> {
            if (!now.equals(kept(id)) && at(id) >= 0) {
                changed.put(id, new Shown(kept(id), now));
            }
            show(id, now);
        });
        undo.push(new Step(cells, after, changed));
        redo.clear();
        typedIn = null;
        cells = after;
        settled();
    }

    void type(int index, String text, long at) {
        var cell = cells.get(index);
        if (cell.source().equals(text)) {
            return;
        }
        var after = new ArrayList<>(cells);
        after.set(index, new Plain(cell.id(), cell.kind(), text, cell.metadata()));
        boolean goesOn = cell.id().equals(typedIn) && at - typedAt < EditHistory.PAUSE.toMillis() && !undo.isEmpty();
        var before = goesOn ? undo.pop().before() : cells;
        undo.push(new Step(before, after, Map.of()));
        redo.clear();
        typedIn = cell.id();
        typedAt = at;
        cells = after;
    }

    /// What is typed next is a step of its own.
    void seal() {
        typedIn = null;
    }

    void undo() {
        typedIn = null;
        if (!undo.isEmpty()) {
            var step = undo.pop();
            redo.push(step);
            var shown = new LinkedHashMap<CellId, Shown>();
            step.shown().forEach((id, was) -> shown.put(id, new Shown(was.after(), was.before())));
            go(step.before(), shown);
        }
    }

    void redo() {
        typedIn = null;
        if (!redo.isEmpty()) {
            var step = redo.pop();
            undo.push(step);
            go(step.after(), step.shown());
        }
    }

    private void go(List<Plain> target, Map<CellId, Shown> changed) {
        cells = target;
        for (var cell : target) {
            var change = changed.get(cell.id());
            if (change != null && change.before().equals(kept(cell.id()))) {
                show(cell.id(), change.after());
            } else if (cell.kind() != CellKind.CODE) {
                show(cell.id(), List.of());
            }
        }
        settled();
    }

    /// Empties what all code cells have shown.
    void clear() {
        for (var cell : cells) {
            if (cell.kind() == CellKind.CODE) {
                kept.put(cell.id(), List.of());
                live.put(cell.id(), new ArrayList<>());
                clearDue &= !cell.id().equals(running);
            }
        }
    }

    void run(List<CellId> ids) {
        for (var id : ids) {
            var cell = cells.get(at(id));
            if (cell.kind() == CellKind.CODE && !cell.source().isBlank() && !queue.contains(id)) {
                queue.add(id);
            }
        }
        next();
    }

    private void next() {
        while (running == null && !queue.isEmpty()) {
            var id = queue.remove();
            if (at(id) >= 0 && cells.get(at(id)).kind() == CellKind.CODE) {
                running = id;
                clearDue = true;
            }
        }
    }

    /// The running cell shows something; a cell that is no longer code shows nothing.
    void produce(Output output) {
        var id = running;
        if (id == null || kinds.get(id) != CellKind.CODE) {
            return;
        }
        var shown = live.computeIfAbsent(id, _ -> new ArrayList<>());
        if (clearDue) {
            shown.clear();
            clearDue = false;
        }
        if (output instanceof Output.Printed(var stream, var text)) {
            print(shown, stream, text);
        } else {
            shown.addAll(words(List.of(output)));
        }
    }

    /// A display that may be anywhere is another one now; tells whether it was found.
    boolean update(String before, String after) {
        boolean found = live.values().stream().anyMatch(shown -> shown.contains(before));
        live.forEach((id, shown) -> {
            if (shown.contains(before)) {
                shown.replaceAll(one -> one.equals(before) ? after : one);
                if (!id.equals(running)) {
                    kept.put(id, List.copyOf(shown));
                }
            }
        });
        return found;
    }

    /// The running cell ends.
    ///
    /// @param last what that shows, null if nothing
    void end(@Nullable Output last, boolean succeeded) {
        var id = running;
        if (id == null) {
            return;
        }
        if (kinds.get(id) == CellKind.CODE) {
            var shown = live.computeIfAbsent(id, _ -> new ArrayList<>());
            if (clearDue) {
                shown.clear();
                clearDue = false;
            }
            if (last != null) {
                produce(last);
            }
            kept.put(id, List.copyOf(shown));
        }
        running = null;
        if (!succeeded) {
            queue.clear();
        }
        next();
    }

    void interrupt() {
        queue.clear();
    }
}
