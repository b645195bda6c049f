package dev.slipway.desktop.why;

import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.values.TableDifference;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;

/// What is to be said of two tables in a few chips: rows, then columns. Static.
final class TableFacts {
    private TableFacts() {}

    static List<Node> of(TableDifference table) {
        var facts = new ArrayList<Node>();
        words(table).forEach(words -> facts.add(facts.isEmpty() ? accent(words) : Kit.chip(words)));
        if (!table.remark().isEmpty()) {
            facts.addFirst(Kit.chip(table.remark(), "warning"));
        }
        return facts;
    }

    private static Label accent(String words) {
        return Kit.chip(words, "accent");
    }

    /// Returns the facts, the most important first.
    static List<String> words(TableDifference table) {
        var words = new ArrayList<String>();
        var counts = table.counts();
        int common = counts.after() - counts.added();
        words.add(number(counts.changed()) + " of " + Words.count(common, "row") + " changed");
        words.add(
                counts.added() + counts.removed() == 0
                        ? "none new, none gone"
                        : number(counts.added()) + " new, " + number(counts.removed()) + " gone");
        var columns = new ArrayList<String>();
        for (var column : table.columns()) {
            if (column.isNew()) {
                columns.add("+" + column.name());
            } else if (column.isGone()) {
                columns.add("-" + column.name());
            } else if (column.isRetyped()) {
                columns.add(column.name() + ": " + column.before() + " → " + column.after());
            }
        }
        words.add(columns.isEmpty() ? "same columns" : Words.shorten("columns " + String.join(", ", columns), 60));
        if (counts.differing() > table.rows().size()) {
            words.add("the first " + Words.count(table.rows().size()) + " of " + Words.count(counts.differing()));
        }
        return words;
    }

    private static String number(int count) {
        return count == 0 ? "none" : Words.count(count);
    }
}
