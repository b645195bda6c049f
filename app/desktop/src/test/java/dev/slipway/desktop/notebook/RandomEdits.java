package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.desktop.notebook.PlainNotebook.Plain;
import dev.slipway.kernel.file.Opened;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Random edits of both notebooks. One thread at a time.
class RandomEdits extends BothNotebooks {
    private static final List<String> TEXTS = List.of(
            "int a = 1;",
            "",
            "a + 1\n\nb",
            "// %%",
            "// %% [markdown] id=x tags=[\"a\"]",
            "# Heading\n\ntext",
            "\n\nSystem.out.println(\"\\\"é 😀\");\n",
            "//| step: train\nvar t = \"\"\"\n    // %%\n    \"\"\";",
            "// not %% a marker\n//\n// ",
            "\tx\u00a0\u2028y",
            "## A\n// \\%%\n### B",
            "for (;;) {\n}");
    private static final List<CellKind> KINDS = List.of(CellKind.CODE, CellKind.MARKDOWN, CellKind.RAW);

    RandomEdits(long seed, Opened.Format format, Path folder) throws IOException {
        super(seed, format, folder);
    }

    String text() {
        return random.nextInt(3) == 0 ? "v" + ++count : TEXTS.get(random.nextInt(TEXTS.size()));
    }

    void type() {
        int index = random.nextInt(bench.notebook.cells().size());
        if (random.nextBoolean()) {
            index = bench.notebook.place();
        }
        var before = bench.notebook.current();
        bench.select(index);
        if (!before.equals(bench.notebook.current())) {
            plain.seal();
        }
        var text = random.nextBoolean() ? bench.cell(index).source() + "x" : text();
        note("type " + index);
        bench.notebook.type(bench.cell(index), text);
        plain.type(index, text, bench.now.toEpochMilli());
    }

    void insert() {
        var at = select().getFirst();
        var kind = KINDS.get(random.nextInt(KINDS.size()));
        var text = text();
        note("insert " + at);
        bench.edits.insert(at, kind, text);
        var after = new ArrayList<>(plain.cells);
        after.add(at, new Plain(idAt(at), kind, text, "{}"));
        plain.edit(after, Map.of());
    }

    void split() {
        int index = select().getFirst();
        bench.select(index);
        var cell = plain.cells.get(index);
        int at = random.nextInt(cell.source().length() + 1);
        note("split " + index + " at " + at);
        bench.edits.split(at);
        var head = cell.source().substring(0, at);
        var tail = cell.source().substring(at);
        while (head.endsWith("\n")) {
            head = head.substring(0, head.length() - 1);
        }
        while (tail.startsWith("\n")) {
            tail = tail.substring(1);
        }
        var after = new ArrayList<>(plain.cells);
        after.set(index, new Plain(cell.id(), cell.kind(), head, cell.metadata()));
        after.add(index + 1, new Plain(idAt(index + 1), cell.kind(), tail, "{}"));
        plain.edit(after, Map.of());
    }

    void merge() {
        var joined = select();
        int first = joined.getFirst();
        int last = joined.size() == 1 ? first + 1 : joined.getLast();
        note("merge " + first + " to " + last);
        bench.edits.merge();
        if (last >= plain.cells.size()) {
            return;
        }
        var after = new ArrayList<>(plain.cells);
        var cell = after.get(first);
        var text = String.join(
                "\n", after.subList(first, last + 1).stream().map(Plain::source).toList());
        after.subList(first + 1, last + 1).clear();
        after.set(first, new Plain(cell.id(), cell.kind(), text, cell.metadata()));
        plain.edit(after, Map.of(cell.id(), List.of()));
    }

    void delete() {
        var gone = select();
        note("delete " + gone);
        copyIf(random.nextBoolean(), gone);
        bench.edits.delete();
        var after = new ArrayList<>(plain.cells);
        after.subList(gone.getFirst(), gone.getLast() + 1).clear();
        if (after.isEmpty()) {
            after.add(new Plain(idAt(0), CellKind.CODE, "", "{}"));
        }
        plain.edit(after, Map.of());
    }

    void copyIf(boolean copies, List<Integer> which) {
        if (copies) {
            bench.edits.copy();
            copied = which.stream()
                    .map(plain.cells::get)
                    .map(cell -> List.<Object>of(cell, plain.kept(cell.id())))
                    .toList();
        }
    }

    void move() {
        var moved = select();
        var after = new ArrayList<>(plain.cells);
        if (random.nextBoolean()) {
            int by = random.nextBoolean() ? 1 : -1;
            note("move " + moved + " by " + by);
            bench.edits.move(by);
            int to = moved.getFirst() + by;
            if (to < 0 || moved.getLast() + by >= after.size()) {
                return;
            }
            var block = new ArrayList<>(after.subList(moved.getFirst(), moved.getLast() + 1));
            after.removeAll(block);
            after.addAll(to, block);
        } else {
            int from = moved.getFirst();
            int gap = random.nextInt(after.size() + 1);
            note("move " + from + " to gap " + gap);
            bench.edits.moveTo(bench.cell(from), gap);
            if (gap == from || gap == from + 1) {
                return;
            }
            var cell = after.get(from);
            after.add(gap, cell);
            after.remove(gap > from ? from : from + 1);
        }
        plain.edit(after, Map.of());
    }

    void paste() {
        var where = select();
        copyIf(random.nextInt(3) == 0, where);
        boolean below = random.nextBoolean();
        int at = below ? where.getLast() + 1 : where.getFirst();
        note("paste " + copied.size() + " at " + at);
        if (random.nextInt(3) == 0) {
            var text = "from elsewhere " + ++count + "\r\nnext";
            copied = List.of(List.of(
                    new Plain(new CellId("x"), CellKind.CODE, text.replace("\r\n", "\n"), "{}"), List.<String>of()));
            if (below) {
                bench.edits.pasteBelow(text);
            } else {
                bench.edits.pasteAbove(text);
            }
        } else if (below) {
            bench.edits.pasteBelow();
        } else {
            bench.edits.pasteAbove();
        }
        if (copied.isEmpty()) {
            return;
        }
        var after = new ArrayList<>(plain.cells);
        var shown = new LinkedHashMap<CellId, List<String>>();
        for (int i = 0; i < copied.size(); i++) {
            var cell = (Plain) copied.get(i).getFirst();
            var id = idAt(at + i);
            after.add(at + i, new Plain(id, cell.kind(), cell.source(), cell.metadata()));
            shown.put(id, words(copied.get(i).getLast()));
        }
        plain.edit(after, shown);
    }

    @SuppressWarnings("unchecked")
    static List<String> words(Object words) {
        return (List<String>) words;
    }

    void changeKind() {
        var which = select();
        var kind = KINDS.get(random.nextInt(KINDS.size()));
        note("make " + which + " " + kind);
        bench.edits.change(kind);
        var after = new ArrayList<>(plain.cells);
        var shown = new LinkedHashMap<CellId, List<String>>();
        for (int index : which) {
            var cell = after.get(index);
            if (cell.kind() != kind) {
                after.set(index, new Plain(cell.id(), kind, cell.source(), cell.metadata()));
                if (kind != CellKind.CODE) {
                    shown.put(cell.id(), List.of());
                }
            }
        }
        if (!after.equals(plain.cells)) {
            plain.edit(after, shown);
        }
    }

    void fold() {
        int index = select().getFirst();
        bench.select(index);
        note("fold " + index);
        if (random.nextBoolean()) {
            bench.edits.folding().toggleCode();
        } else {
            bench.edits.folding().toggleOutputs();
        }
        var after = new ArrayList<>(plain.cells);
        var cell = after.get(index);
        var metadata = document().cells().get(index).metadata();
        if (!metadata.equals(cell.metadata())) {
            after.set(index, new Plain(cell.id(), cell.kind(), cell.source(), metadata));
            plain.edit(after, Map.of());
        }
    }

    void undo() {
        note("undo");
        bench.notebook.undo();
        plain.undo();
    }

    void redo() {
        note("redo");
        bench.notebook.redo();
        plain.redo();
    }
}
