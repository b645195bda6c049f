package dev.slipway.cli.notebook;

import dev.slipway.api.document.Document;
import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import dev.slipway.cli.answer.Ink;
import dev.slipway.cli.call.Session;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.exec.Watcher;

/// Shows the outputs of cells as text while they run: what they print and show on stdout, what they print to stderr
/// and their failures on stderr. Thread-safe.
final class TextWatcher implements Watcher {
    private final Session session;

    TextWatcher(Session session) {
        this.session = session;
    }

    @Override
    public synchronized void shown(SourceCell cell, Output output) {
        switch (output) {
            case Output.Printed printed -> {
                var stream = printed.stream().equals("stderr")
                        ? session.surroundings().err()
                        : session.out();
                stream.print(printed.text());
                stream.flush();
            }
            case Output.Displayed displayed -> show(displayed.bundle());
            case Output.Result result -> show(result.bundle());
            case Output.Failed failed -> {
                session.out().flush();
                for (var line : failed.traceback()) {
                    session.say(session.isLively() ? Ink.RED.on(line, true) : plain(line));
                }
            }
            case Output.Foreign _ -> {
                // an output of another tool has no text
            }
        }
    }

    /// Shows what is final; what is updated while the cell runs is told by `metrics`.
    private void show(MimeBundle bundle) {
        boolean changes = bundle.form(MimeBundle.METRICS).isPresent()
                || bundle.form(MimeBundle.PROGRESS).isPresent();
        if (!changes && !bundle.text().isEmpty()) {
            session.line(bundle.text());
            session.out().flush();
        }
    }

    /// Shows the metrics of a notebook that has run.
    synchronized void metrics(Document document) {
        for (var cell : document.cells()) {
            for (var output : cell.outputs()) {
                if (output instanceof Output.Displayed displayed
                        && displayed.bundle().form(MimeBundle.METRICS).isPresent()) {
                    session.line(displayed.bundle().text());
                }
            }
        }
    }

    /// Returns `line` without the colours of a terminal.
    private static String plain(String line) {
        return line.replaceAll("\u001B\\[[0-9;]*m", "");
    }
}
