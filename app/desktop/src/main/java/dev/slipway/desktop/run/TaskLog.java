package dev.slipway.desktop.run;

import dev.slipway.engine.history.Rows.LogLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/// The log of a task: its lines with their levels, which of them are shown, what is looked for. UI thread only.
final class TaskLog {
    private static final int LOOKED_AT = 200;
    private static final Pattern ERROR = Pattern.compile("\\b(SEVERE|ERROR|FATAL)\\b");
    private static final Pattern WARNING = Pattern.compile("\\b(WARN|WARNING)\\b");
    private static final Pattern INFO = Pattern.compile("\\b(INFO|CONFIG|FINE|FINER|FINEST|DEBUG|TRACE|NOTICE)\\b");

    /// The first of two lines that the JDK's logging writes: `Nov 27, 2026 7:49:59 AM Main run`.
    private static final Pattern DATED = Pattern.compile("[A-Z][a-z]{2} \\d{1,2}, \\d{4},? .*");

    /// How much a line matters.
    enum Level {
        INFO,
        WARNING,
        ERROR
    }

    /// Which lines are shown.
    enum Show {
        ALL("All", Level.INFO),
        WARNINGS("Warnings", Level.WARNING),
        ERRORS("Errors", Level.ERROR);

        private final String words;
        private final Level least;

        Show(String words, Level least) {
            this.words = words;
            this.least = least;
        }

        String words() {
            return words;
        }
    }

    /// @param isContinued whether it goes on with what the line before it says: a frame, a cause
    record Line(LogLine line, Level level, boolean isContinued) {
        String text() {
            return line.text();
        }
    }

    private final ObservableList<Line> all = FXCollections.observableArrayList();
    private final FilteredList<Line> shown = new FilteredList<>(all);
    private final ObjectProperty<Show> show = new SimpleObjectProperty<>(Show.ALL);
    private final StringProperty search = new SimpleStringProperty("");

    TaskLog() {
        show.subscribe(wanted -> shown.setPredicate(line -> line.level().compareTo(wanted.least) >= 0));
    }

    /// The lines that are shown.
    ObservableList<Line> lines() {
        return shown;
    }

    ObjectProperty<Show> showProperty() {
        return show;
    }

    StringProperty searchProperty() {
        return search;
    }

    void clear() {
        all.clear();
    }

    /// A log only grows: what is shown already stays where it is.
    void update(List<Line> next) {
        int same = 0;
        while (same < all.size() && same < next.size() && all.get(same).equals(next.get(same))) {
            same++;
        }
        if (same < all.size()) {
            all.remove(same, all.size());
        }
        all.addAll(next.subList(same, next.size()));
    }

    /// Counts the errors or warnings, each once however many lines it has.
    long count(Level level) {
        return all.stream()
                .filter(line -> line.level() == level && !line.isContinued())
                .count();
    }

    /// Returns the next line that holds the searched text, after line `from` of those shown, from the start again
    /// after the last; -1 if none does or nothing is searched.
    int next(int from) {
        var wanted = search.get();
        return wanted.isBlank() ? -1 : seek(from, this::isHit);
    }

    /// Returns the next line that begins an error, likewise.
    int nextError(int from) {
        return seek(from, line -> line.level() == Level.ERROR && !line.isContinued());
    }

    /// Tells whether a line holds the searched text.
    boolean isHit(Line line) {
        var wanted = search.get().toLowerCase(Locale.ROOT);
        return !wanted.isBlank() && line.text().toLowerCase(Locale.ROOT).contains(wanted);
    }

    /// Counts the lines shown that hold the searched text.
    long hits() {
        return search.get().isBlank() ? 0 : shown.stream().filter(this::isHit).count();
    }

    /// Returns the lines shown as text.
    String text() {
        return text(shown);
    }

    static String text(List<Line> lines) {
        return lines.stream().map(Line::text).collect(Collectors.joining("\n", "", "\n"));
    }

    private int seek(int from, Predicate<Line> test) {
        for (int i = 1; i <= shown.size(); i++) {
            int at = Math.floorMod(from + i, shown.size());
            if (test.test(shown.get(at))) {
                return at;
            }
        }
        return -1;
    }

    /// Returns lines with their levels: by the word they say, else a line of the error stream is an error. What is
    /// indented, and causes, go with the line before.
    static List<Line> leveled(List<LogLine> lines) {
        var leveled = new ArrayList<Line>();
        for (var line : lines) {
            boolean isContinued = !leveled.isEmpty()
                    && isContinued(line.text())
                    && leveled.getLast().line().stream().equals(line.stream());
            leveled.add(new Line(line, isContinued ? leveled.getLast().level() : level(line), isContinued));
        }
        for (int i = 0; i + 1 < leveled.size(); i++) {
            var line = leveled.get(i).line();
            if (DATED.matcher(line.text()).matches()) {
                leveled.set(i, new Line(line, leveled.get(i + 1).level(), false));
                leveled.set(
                        i + 1,
                        new Line(leveled.get(i + 1).line(), leveled.get(i + 1).level(), true));
            }
        }
        return leveled;
    }

    private static boolean isContinued(String text) {
        return !text.isEmpty()
                && (Character.isWhitespace(text.charAt(0)) || text.startsWith("Caused by:") || text.startsWith("... "));
    }

    private static Level level(LogLine line) {
        var text = line.text().substring(0, Math.min(LOOKED_AT, line.text().length()));
        if (ERROR.matcher(text).find()) {
            return Level.ERROR;
        }
        if (WARNING.matcher(text).find()) {
            return Level.WARNING;
        }
        return line.stream().equals("stderr") && !INFO.matcher(text).find() ? Level.ERROR : Level.INFO;
    }
}
