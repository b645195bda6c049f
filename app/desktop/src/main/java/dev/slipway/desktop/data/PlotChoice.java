package dev.slipway.desktop.data;

import dev.slipway.api.spi.TableSource.Column;
import dev.slipway.api.spi.TableSource.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// What a person has chosen to be drawn of a table. Immutable.
///
/// @param x 0-based column; likewise `y` and `colour`; `NONE` where none is chosen
record PlotChoice(Form form, int x, int y, int colour, Measure measure) {
    /// Stands for no column.
    static final int NONE = -1;

    /// How it is drawn.
    enum Form {
        LINE("Line"),
        BAR("Bars"),
        SCATTER("Scatter"),
        HISTOGRAM("Histogram"),
        BOX("Box");

        private final String words;

        Form(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        /// Tells whether it has a y.
        boolean hasY() {
            return this != HISTOGRAM;
        }

        /// Tells whether the rows of one x can be drawn as one value.
        boolean isMeasured() {
            return this == LINE || this == BAR;
        }
    }

    /// What is drawn of the rows that share an x.
    enum Measure {
        EACH("each row"),
        COUNT("number of rows"),
        MEAN("mean"),
        SUM("sum"),
        MEDIAN("median"),
        LEAST("least"),
        MOST("most");

        private final String words;

        Measure(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /// Returns what most people would draw first of a table with `columns`.
    static PlotChoice first(List<Column> columns) {
        int time = find(columns, column -> column.kind() == Kind.TIME);
        int number = find(columns, column -> column.kind() == Kind.NUMBER && !isKey(column));
        if (number == NONE) {
            number = find(columns, column -> column.kind() == Kind.NUMBER);
        }
        int text = find(columns, column -> column.kind() == Kind.TEXT || column.kind() == Kind.TRUTH);
        if (number == NONE) {
            return new PlotChoice(Form.BAR, text == NONE ? Math.max(0, time) : text, NONE, NONE, Measure.COUNT);
        }
        if (time != NONE) {
            return new PlotChoice(Form.LINE, time, number, NONE, Measure.MEAN);
        }
        int first = number;
        int second = find(
                columns, column -> column.kind() == Kind.NUMBER && !isKey(column) && columns.indexOf(column) > first);
        if (second != NONE) {
            return new PlotChoice(Form.SCATTER, first, second, NONE, Measure.EACH);
        }
        return text == NONE
                ? new PlotChoice(Form.HISTOGRAM, number, NONE, NONE, Measure.EACH)
                : new PlotChoice(Form.BAR, text, number, NONE, Measure.MEAN);
    }

    private static boolean isKey(Column column) {
        var name = column.name().toLowerCase(Locale.ROOT);
        return name.isEmpty() || name.equals("id") || name.equals("index") || name.endsWith("_id");
    }

    private static int find(List<Column> columns, Predicate<Column> wanted) {
        for (int i = 0; i < columns.size(); i++) {
            if (wanted.test(columns.get(i))) {
                return i;
            }
        }
        return NONE;
    }

    /// Tells whether rows are only counted.
    boolean counts() {
        return form.isMeasured() && measure == Measure.COUNT;
    }

    /// Returns why this cannot be drawn, a sentence that says what to do; empty if it can.
    Optional<String> fault(List<Column> columns) {
        if (x < 0 || x >= columns.size()) {
            return Optional.of("Choose a column for x.");
        }
        if (form == Form.HISTOGRAM) {
            var column = columns.get(x);
            return column.kind() == Kind.NUMBER || column.kind() == Kind.TIME
                    ? Optional.empty()
                    : Optional.of("\"" + column.name() + "\" holds " + word(column)
                            + ", and a histogram needs numbers. Draw bars that count its rows instead.");
        }
        if (counts()) {
            return Optional.empty();
        }
        if (y < 0 || y >= columns.size()) {
            return Optional.of(
                    form.isMeasured() ? "Choose a column for y, or count the rows." : "Choose a column for y.");
        }
        var column = columns.get(y);
        return column.kind() == Kind.NUMBER || form == Form.SCATTER
                ? Optional.empty()
                : Optional.of("\"" + column.name() + "\" holds " + word(column) + ", and y needs numbers here. Choose"
                        + (form.isMeasured() ? " another column, or count the rows." : " another column."));
    }

    private static String word(Column column) {
        return switch (column.kind()) {
            case NUMBER -> "numbers";
            case TIME -> "times";
            case TRUTH -> "true and false";
            case TEXT -> "text";
        };
    }

    /// Returns the choice in another form, with columns that suit it where these do not.
    PlotChoice with(Form other, List<Column> columns) {
        int text = find(columns, column -> column.kind() == Kind.TEXT || column.kind() == Kind.TRUTH);
        int number = isNumber(y, columns) ? y : isNumber(x, columns) ? x : first(columns, NONE);
        return switch (other) {
            case BAR, BOX -> {
                int across = isNumber(x, columns) && text != NONE ? text : x;
                yield new PlotChoice(
                        other, across, number, colour, other == Form.BAR ? measured(number) : Measure.EACH);
            }
            case HISTOGRAM -> new PlotChoice(other, number == NONE ? x : number, y, colour, Measure.EACH);
            case SCATTER ->
                new PlotChoice(
                        other,
                        isNumber(x, columns) && x != number ? x : first(columns, number),
                        number,
                        colour,
                        Measure.EACH);
            case LINE -> {
                int time = find(columns, column -> column.kind() == Kind.TIME);
                int across = columns.get(x).kind() == Kind.TEXT && time != NONE ? time : x;
                yield new PlotChoice(other, across, number, colour, measured(number));
            }
        };
    }

    private Measure measured(int number) {
        return measure != Measure.EACH ? measure : number == NONE ? Measure.COUNT : Measure.MEAN;
    }

    private static boolean isNumber(int at, List<Column> columns) {
        return at >= 0 && at < columns.size() && columns.get(at).kind() == Kind.NUMBER;
    }

    /// Returns the first column of numbers that is not `other`; `other` if there is none.
    private static int first(List<Column> columns, int other) {
        int found = find(
                columns, column -> column.kind() == Kind.NUMBER && !isKey(column) && columns.indexOf(column) != other);
        return found == NONE ? other : found;
    }

    PlotChoice with(Measure other) {
        return new PlotChoice(form, x, y, colour, other);
    }

    PlotChoice withX(int column) {
        return new PlotChoice(form, column, y, colour, measure);
    }

    PlotChoice withY(int column) {
        return new PlotChoice(form, x, column, colour, measure);
    }

    PlotChoice withColour(int column) {
        return new PlotChoice(form, x, y, column, measure);
    }
}
