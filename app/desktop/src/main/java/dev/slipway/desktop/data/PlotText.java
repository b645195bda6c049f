package dev.slipway.desktop.data;

import dev.slipway.api.spi.TableSource.Column;
import dev.slipway.api.spi.TableSource.Kind;
import dev.slipway.desktop.data.PlotChoice.Form;
import dev.slipway.desktop.data.PlotChoice.Measure;
import dev.slipway.desktop.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// The Java that draws what a person has chosen of a table. Pure.
final class PlotText {
    /// A drawing of more rows takes some of them.
    static final int MOST_ROWS = 200_000;
    /// Of more bars only the longest are seen.
    static final int MOST_BARS = 40;

    private PlotText() {}

    /// Returns a cell's text, an expression whose value is the plot.
    ///
    /// @param rows Java that gives the table
    /// @param columns of the table
    /// @param kept how many rows it has
    static String of(PlotChoice choice, String rows, List<Column> columns, int kept) {
        var x = columns.get(choice.x()).name();
        var colour = choice.colour() == PlotChoice.NONE
                ? ""
                : columns.get(choice.colour()).name();
        var y = isMeasured(choice)
                ? measured(choice, columns)
                : choice.form().hasY() ? columns.get(choice.y()).name() : "";
        var call = "." + call(choice.form()) + "(" + AsCode.quoted(x)
                + (choice.form().hasY() ? ", " + AsCode.quoted(y) : "") + ")"
                + (colour.isEmpty() ? "" : ".colorBy(" + AsCode.quoted(colour) + ")");
        if (isMeasured(choice)) {
            return "plot(Sql.over(\"t\", " + rows + ").run(\"\"\"\n" + block(measuring(choice, columns, y))
                    + "\"\"\"))\n        " + call;
        }
        if (kept <= MOST_ROWS) {
            return "plot(" + rows + ")" + call;
        }
        var names = new LinkedHashSet<String>();
        names.add(AsCode.name(columns.get(choice.x())));
        if (choice.form().hasY()) {
            names.add(AsCode.name(columns.get(choice.y())));
        }
        if (!colour.isEmpty()) {
            names.add(AsCode.name(columns.get(choice.colour())));
        }
        var sample = "SELECT " + String.join(", ", names) + "\nFROM t\nQUALIFY row_number() OVER () % " + share(kept)
                + " = 1";
        return "plot(Sql.over(\"t\", " + rows + ").run(\"\"\"\n" + block(sample) + "\"\"\"))\n        " + call;
    }

    /// Says what is drawn of many rows; empty if all of them are.
    static String note(PlotChoice choice, List<Column> columns, int kept) {
        if (isMeasured(choice)) {
            return isShortened(choice, columns) ? "At most " + MOST_BARS + " bars, the longest first" : "";
        }
        return kept > MOST_ROWS ? "One in " + share(kept) + " of " + Words.count(kept, "row") + ", in their order" : "";
    }

    /// Returns of how many rows one is drawn.
    private static int share(int kept) {
        return Math.ceilDiv(kept, MOST_ROWS);
    }

    private static boolean isMeasured(PlotChoice choice) {
        return choice.form().isMeasured() && choice.measure() != Measure.EACH;
    }

    /// Tells whether bars stand in the order of their lengths, and only the longest.
    private static boolean isShortened(PlotChoice choice, List<Column> columns) {
        return choice.form() == Form.BAR
                && choice.colour() == PlotChoice.NONE
                && columns.get(choice.x()).kind() == Kind.TEXT;
    }

    private static String measured(PlotChoice choice, List<Column> columns) {
        return choice.counts()
                ? "rows"
                : choice.measure().words() + " of " + columns.get(choice.y()).name();
    }

    private static String measuring(PlotChoice choice, List<Column> columns, String name) {
        var x = AsCode.name(columns.get(choice.x()));
        var parts = new ArrayList<String>();
        parts.add(x);
        if (choice.colour() != PlotChoice.NONE && choice.colour() != choice.x()) {
            parts.add(AsCode.name(columns.get(choice.colour())));
        }
        parts.add((choice.counts() ? "count(*)" : measure(choice, AsCode.name(columns.get(choice.y())))) + " AS "
                + AsCode.name(name));
        return "SELECT " + String.join(", ", parts) + "\nFROM t\nWHERE " + x + " IS NOT NULL\nGROUP BY ALL\nORDER BY "
                + (isShortened(choice, columns)
                        ? AsCode.name(name) + " DESC NULLS LAST, " + x + " LIMIT " + MOST_BARS
                        : "ALL");
    }

    private static String measure(PlotChoice choice, String y) {
        return switch (choice.measure()) {
            case MEAN -> "avg(" + y + ")";
            case SUM -> "CAST(sum(" + y + ") AS DOUBLE)";
            case MEDIAN -> "median(" + y + ")";
            case LEAST -> "min(" + y + ")";
            case MOST -> "max(" + y + ")";
            case EACH, COUNT -> throw new AssertionError(choice.measure());
        };
    }

    private static String call(Form form) {
        return switch (form) {
            case LINE -> "line";
            case BAR -> "bar";
            case SCATTER -> "scatter";
            case HISTOGRAM -> "histogram";
            case BOX -> "box";
        };
    }

    private static String block(String query) {
        return ("        "
                        + query.replace("\\", "\\\\")
                                .replace("\"\"\"", "\\\"\"\"")
                                .replace("\n", "\n        "))
                .replaceAll("\"$", "\\\\\"");
    }
}
