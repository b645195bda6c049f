package dev.slipway.cli.history;

import dev.slipway.api.run.RunId;
import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.answer.Ink;
import dev.slipway.cli.call.Session;
import dev.slipway.engine.history.Rows.LogLine;
import dev.slipway.engine.history.Rows.TaskRow;
import dev.slipway.engine.history.RunHistory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Logs of tasks, as JSON and for a person.
record Logs(Session session, RunHistory history, RunId run) {
    private static final Pattern HTML = Pattern.compile("^\\s*<[a-zA-Z]");
    private static final int LINES_EACH = 10_000;

    /// Returns lines as JSON.
    static List<Fields> fields(List<LogLine> lines) {
        return lines.stream()
                .map(line -> new Fields()
                        .with("time", line.time())
                        .with("stream", line.stream())
                        .with("text", line.text()))
                .toList();
    }

    /// Returns the logs of several tasks as JSON; a task that printed nothing is left out.
    List<Fields> of(String step, List<TaskRow> tasks) throws IOException {
        var all = new ArrayList<Fields>();
        for (var task : tasks) {
            var lines = history.log(run, step, task.index(), 0, LINES_EACH);
            if (!lines.isEmpty()) {
                all.add(new Fields()
                        .with("step", step)
                        .with("index", task.index())
                        .with("log", fields(lines)));
            }
        }
        return all;
    }

    /// Prints the logs of several tasks, each under a heading.
    void print(String step, List<TaskRow> tasks) throws IOException {
        for (var task : tasks) {
            var lines = history.log(run, step, task.index(), 0, LINES_EACH);
            if (!lines.isEmpty()) {
                var item = task.item().isEmpty() ? "" : " (" + task.item() + ")";
                session.line("");
                session.line(Ink.BOLD.on(step + "/" + task.index() + item, session.isColoured()));
                print(lines);
            }
        }
    }

    /// Prints lines.
    void print(List<LogLine> lines) {
        for (var line : lines) {
            switch (line.stream()) {
                case "stderr" -> session.line(Ink.YELLOW.on(line.text(), session.isColoured()));
                case "card" -> session.line(card(line.text()));
                default -> session.line(line.text());
            }
        }
    }

    /// Returns what a person can read of a card, which may be HTML with pictures.
    static String card(String text) {
        if (!HTML.matcher(text).find()) {
            return text;
        }
        var plain = text.replaceAll("(?s)<(style|script)\\b.*?</\\1>", "")
                .replaceAll("(?s)<svg\\b.*?</svg>|<img\\b[^>]*>", "[picture]")
                .replaceAll("</(?:td|th)>", "  ")
                .replaceAll("(?s)<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
        return plain.replaceAll("[ \\t]+\\n", "\n").replaceAll("\\n{2,}", "\n").strip();
    }
}
