package dev.slipway.kernel.markdown;

import dev.slipway.kernel.markdown.MathMl.UnknownException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/// What LaTeX's environments are in MathML: matrices, cases, lines one below the other. Sides and lines are classes,
/// for MathML Core leaves both to CSS. One use each.
final class MathTables {
    /// What a matrix stands between.
    private static final Map<String, String> MATRICES = Map.of(
            "matrix", "",
            "smallmatrix", "",
            "pmatrix", "()",
            "bmatrix", "[]",
            "Bmatrix", "{}",
            "vmatrix", "||",
            "Vmatrix", "‖‖",
            "cases", "{",
            "dcases", "{",
            "array", "");

    private static final List<String> ALIGNED =
            List.of("align", "aligned", "alignat", "alignedat", "flalign", "split", "eqnarray");
    private static final List<String> STACKED = List.of("gather", "gathered", "multline");
    private static final List<String> PLAIN = List.of("equation", "displaymath", "math", "subequations");

    private final MathMl reader;
    private final LatexText text;

    MathTables(MathMl reader, LatexText text) {
        this.reader = reader;
        this.text = text;
    }

    /// Returns the environment that is called `written`, whose beginning has been taken.
    String environment(String written) throws UnknownException {
        var name = written.endsWith("*") ? written.substring(0, written.length() - 1) : written;
        if (PLAIN.contains(name)) {
            var inside = reader.row();
            return closed(written, inside);
        }
        if (ALIGNED.contains(name)) {
            if (name.startsWith("alignat") || name.startsWith("alignedat")) {
                text.braced();
            }
            boolean isPair = !name.equals("eqnarray");
            return closed(
                    written,
                    table(
                            name.contains("at") ? "aligned closely" : "aligned",
                            column -> isPair ? column % 2 == 0 ? "right" : "left" : eqnarray(column)));
        }
        if (STACKED.contains(name)) {
            return closed(written, table("aligned", _ -> ""));
        }
        return matrix(written, name);
    }

    private String matrix(String written, String name) throws UnknownException {
        var edges = MATRICES.get(name);
        if (edges == null) {
            return MathMl.unknown(name);
        }
        var columns = name.equals("array") ? text.braced().replaceAll("[^lcr|]", "") : "";
        var sides = columns.replace("|", "");
        var lines = lines(columns);
        boolean isCases = name.endsWith("cases");
        var table = table(
                name.equals("dcases") ? "dcases" : name,
                column -> isCases ? "left" : (side(sides, column) + (lines.contains(column) ? " ruled" : "")).strip());
        if (name.equals("smallmatrix")) {
            table = MathMl.styled("scriptstyle", table);
        }
        var open = edges.isEmpty() ? "" : edges.substring(0, 1);
        return closed(written, MathMl.fenced(open, table, edges.length() < 2 ? "" : edges.substring(1)));
    }

    /// Returns the columns that have a line on their left.
    private static List<Integer> lines(String columns) {
        var lines = new ArrayList<Integer>();
        int column = 0;
        for (int i = 0; i < columns.length(); i++) {
            if (columns.charAt(i) == '|') {
                lines.add(column);
            } else {
                column++;
            }
        }
        return lines;
    }

    private static String eqnarray(int column) {
        return column == 0 ? "right" : column == 1 ? "" : "left";
    }

    private static String side(String columns, int column) {
        char side = column < columns.length() ? columns.charAt(column) : 'c';
        return side == 'l' ? "left" : side == 'r' ? "right" : "";
    }

    private String closed(String name, String inside) throws UnknownException {
        boolean isClosed = text.take("end").isPresent() && text.braced().equals(name);
        return isClosed ? inside : MathMl.unknown("\\end{" + name + "} is missing");
    }

    /// @param side gives the classes of the cells of a 0-based column
    private String table(String name, IntFunction<String> side) throws UnknownException {
        var rows = new ArrayList<String>();
        boolean isMore = true;
        while (isMore) {
            boolean isRuled = takeLines();
            var cells = new StringBuilder();
            int column = 0;
            do {
                var classes = side.apply(column);
                cells.append(classes.isEmpty() ? "<mtd>" : "<mtd class=\"" + classes + "\">");
                cells.append(reader.row()).append("</mtd>");
                column++;
            } while (text.take('&'));
            isMore = takeBreak();
            if (isMore || column > 1 || !cells.toString().contains("<mrow></mrow>")) {
                rows.add((isRuled ? "<mtr class=\"ruled\">" : "<mtr>") + cells + "</mtr>");
            }
        }
        boolean isDisplay = name.startsWith("aligned") || name.equals("dcases");
        return "<mtable class=\"" + name + "\"" + (isDisplay ? " displaystyle=\"true\"" : "") + ">"
                + String.join("", rows) + "</mtable>";
    }

    /// Takes the lines between rows, and tells whether there are any.
    private boolean takeLines() {
        boolean isRuled = false;
        while (text.take("hline").isPresent()) {
            isRuled = true;
        }
        return isRuled;
    }

    private boolean takeBreak() {
        boolean isBreak = text.take("\\", "cr").isPresent();
        if (isBreak) {
            text.bracketed();
        }
        return isBreak;
    }
}
