package dev.slipway.features;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Training rows, and below them the rows of one other part. One thread at a time.
final class Sample {
    private static final Pattern NAMES_A_ROW =
            Pattern.compile("(?i)(.*[^a-z])?(id|uuid|guid|key|index|idx|no|nr|number|row|ref)|.*[a-z](Id|ID|No|Nr)");

    private static final int MOST_TRIED = 50_000;

    private final Table all;
    private final int train;
    private final Part.Kind kind;
    private final Leakage.Asked asked;
    private final List<String> ids;

    Sample(Part training, Part other, Leakage.Asked asked) {
        all = together(List.of(training, other));
        train = training.rowCount();
        kind = other.kind();
        this.asked = asked;
        ids = ids();
    }

    private Sample(Table all, int train, Part.Kind kind, Leakage.Asked asked, List<String> ids) {
        this.all = all;
        this.train = train;
        this.kind = kind;
        this.asked = asked;
        this.ids = ids;
    }

    /// Returns the rows of several parts below each other.
    static Table together(List<Part> parts) {
        var table = parts.getFirst().table();
        for (var part : parts.subList(1, parts.size())) {
            for (var column : table.columns()) {
                append(column, Cells.column(part.view(), column.name()));
            }
        }
        return table;
    }

    @SuppressWarnings("unchecked") // the types are compared
    private static <T> void append(Column<T> column, Column<?> more) {
        if (!column.type().equals(more.type())) {
            throw new IllegalArgumentException("the column " + column.name() + " is "
                    + column.type().name() + " in one part and " + more.type().name()
                    + " in another: convert one of them.");
        }
        column.append((Column<T>) more);
    }

    /// Returns the rows of both parts.
    Table all() {
        return all;
    }

    /// Returns how many rows are to train on; they come first.
    int train() {
        return train;
    }

    int rows() {
        return all.rowCount();
    }

    /// Returns the word for the other part.
    String other() {
        return kind.word();
    }

    Leakage.Asked asked() {
        return asked;
    }

    /// Returns this or, of many rows, some of each part, evenly spread.
    Sample thinned() {
        int every = all.rowCount() / MOST_TRIED + 1;
        if (every == 1) {
            return this;
        }
        var rows = java.util.stream.IntStream.range(0, all.rowCount())
                .filter(row -> (row < train ? row : row - train) % every == 0)
                .toArray();
        int first = (train + every - 1) / every;
        return new Sample(Cells.gather(all, rows), first, kind, asked, ids);
    }

    /// Returns the columns that only name a row.
    List<String> identifiers() {
        return ids;
    }

    private List<String> ids() {
        var found = new ArrayList<>(asked.ids());
        for (var column : all.columns()) {
            var name = column.name();
            boolean isOther = name.equals(asked.label())
                    || name.equals(asked.time())
                    || asked.groups().contains(name)
                    || found.contains(name);
            if (!isOther && namesRows(column)) {
                found.add(name);
            }
        }
        return List.copyOf(found);
    }

    private boolean namesRows(Column<?> column) {
        boolean isText = column instanceof StringColumn;
        boolean isCandidate = (isText || AsOfJoin.isWhole(column)) && column.size() > 1 && column.countMissing() == 0;
        if (!isCandidate || Cells.count(Cells.codes(column)) < column.size()) {
            return false;
        }
        if (column instanceof StringColumn texts) {
            return texts.asList().stream().noneMatch(text -> text.chars().anyMatch(Character::isWhitespace));
        }
        if (NAMES_A_ROW.matcher(column.name()).matches()) {
            return true;
        }
        var numbers = Cells.numbers(column);
        if (numbers == null) {
            return false;
        }
        double least = java.util.Arrays.stream(numbers).min().orElseThrow();
        double most = java.util.Arrays.stream(numbers).max().orElseThrow();
        return (least == 0 || least == 1) && most - least < 1.5 * column.size();
    }
}
