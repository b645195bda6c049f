package dev.slipway.cli.answer;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// Rows in aligned columns under a quiet heading. One thread at a time.
public final class TextTable {
    private static final String GAP = "  ";

    private final List<String> headings;
    private final List<Boolean> numeric;
    private final List<List<Inked>> rows = new ArrayList<>();
    private final int indent;

    private record Inked(String text, Ink ink) {}

    /// @param headings of the columns; one that begins with `>` is aligned to the right
    public TextTable(String... headings) {
        this(0, headings);
    }

    /// @param indent spaces before every line
    public TextTable(int indent, String... headings) {
        this.indent = indent;
        var names = new ArrayList<String>();
        var right = new ArrayList<Boolean>();
        for (var heading : headings) {
            right.add(heading.startsWith(">"));
            names.add(heading.startsWith(">") ? heading.substring(1) : heading);
        }
        this.headings = List.copyOf(names);
        this.numeric = List.copyOf(right);
    }

    /// Adds a row of plain cells.
    public TextTable row(String... cells) {
        return row(0, Ink.PLAIN, cells);
    }

    /// Adds a row whose cell `column`, 0-based, is in `ink`.
    public TextTable row(int column, Ink ink, String... cells) {
        var row = new ArrayList<Inked>();
        for (int i = 0; i < cells.length; i++) {
            row.add(new Inked(cells[i], i == column ? ink : Ink.PLAIN));
        }
        rows.add(row);
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /// Prints the heading and the rows; columns that are empty in every row are left out.
    public void print(PrintStream out, boolean coloured) {
        var widths = new ArrayList<Integer>();
        for (int i = 0; i < headings.size(); i++) {
            widths.add(width(i));
        }
        if (headings.stream().anyMatch(heading -> !heading.isEmpty())) {
            line(out, headings.stream().map(name -> new Inked(name, Ink.DIM)).toList(), widths, coloured);
        }
        rows.forEach(row -> line(out, row, widths, coloured));
    }

    private int width(int column) {
        int widest = rows.stream()
                .mapToInt(row -> length(row.get(column).text()))
                .max()
                .orElse(0);
        return widest == 0 && !rows.isEmpty() ? 0 : Math.max(widest, length(headings.get(column)));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private void line(PrintStream out, List<Inked> cells, List<Integer> widths, boolean coloured) {
        var line = new StringBuilder(" ".repeat(indent));
        var padding = "";
        for (int i = 0; i < cells.size(); i++) {
            if (widths.get(i) == 0) {
                continue;
            }
            var cell = cells.get(i);
            var rest = " ".repeat(widths.get(i) - length(cell.text()));
            line.append(padding).append(numeric.get(i) ? rest : "");
            line.append(cell.ink().on(cell.text(), coloured));
            padding = (numeric.get(i) ? "" : rest) + GAP;
        }
        out.print(line.toString().stripTrailing() + "\n");
    }
}
