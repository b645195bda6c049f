package dev.slipway.cli.history;

import dev.slipway.api.run.ContentHash;
import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.answer.Figures;
import dev.slipway.cli.answer.Ink;
import dev.slipway.cli.answer.RunFields;
import dev.slipway.cli.answer.RunText;
import dev.slipway.cli.answer.TextTable;
import dev.slipway.cli.call.Session;
import dev.slipway.engine.compare.Parity;
import dev.slipway.engine.compare.ParityCheck;
import dev.slipway.engine.history.Rows.Origin;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.history.RunHistory;
import dev.slipway.engine.run.Artifacts;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Shows a run.
record ShownRun(Session session, RunHistory history, Artifacts artifacts, ShownPage page) {
    private static final int TASKS_LOGGED = 10;

    void show(RunDetail run) throws IOException {
        var now = Instant.now();
        if (session.isJson()) {
            session.document(fields(run, now));
            return;
        }
        new RunText(session.out(), session.isColoured(), now).summary(run);
        facts(run);
        var failure = run.error();
        if (failure != null) {
            session.line("");
            session.line(Ink.RED.on(RunText.failure(run, failure), session.isColoured()));
        }
        if (page.logs()) {
            var logs = new Logs(session, history, run.row().id());
            for (var step : run.steps()) {
                logs.print(
                        step.name(),
                        history.tasks(run.row().id(), step.name(), 0, TASKS_LOGGED)
                                .rows());
            }
        }
    }

    private Fields fields(RunDetail run, Instant now) throws IOException {
        var origin = run.row().origin();
        var fields = RunFields.of(run, List.of(), now)
                .with("environment", environment(run))
                .with(
                        "inputs",
                        run.inputs().stream()
                                .map(input -> new Fields()
                                        .with("path", input.path())
                                        .with("bytes", input.bytes())
                                        .with("sha256", input.sha256().hex())
                                        .with("step", input.step()))
                                .toList())
                .with(
                        "notebook_sha256",
                        run.notebookText().isEmpty()
                                ? null
                                : ContentHash.of(run.notebookText()).hex())
                .with("parity", parity(run))
                .with("git", git(run))
                .with(
                        "provenance",
                        new Fields()
                                .with("who", origin.who())
                                .with("host", origin.host())
                                .with("command", origin.command()));
        if (page.logs()) {
            var logs = new Logs(session, history, run.row().id());
            var all = new ArrayList<Fields>();
            for (var step : run.steps()) {
                all.addAll(logs.of(
                        step.name(),
                        history.tasks(run.row().id(), step.name(), 0, TASKS_LOGGED)
                                .rows()));
            }
            fields.with("logs", all);
        }
        return fields;
    }

    private static Fields environment(RunDetail run) {
        var all = run.environment();
        var fields = new Fields()
                .with("java", all.get("java"))
                .with("os", all.get("os"))
                .with("slipway", all.get("slipway"))
                .with(
                        "jars",
                        run.jars().stream()
                                .map(jar -> new Fields()
                                        .with("coordinates", jar.coordinates())
                                        .with("sha256", jar.sha256().hex()))
                                .toList());
        all.forEach((name, value) -> fields.putIfAbsent(name.replace(' ', '_'), value));
        return fields;
    }

    private void facts(RunDetail run) throws IOException {
        var row = run.row();
        if (!row.parameters().isEmpty()) {
            session.line("");
            var table = new TextTable(2, "PARAMETER", "VALUE");
            row.parameters().forEach((name, value) -> table.row(Figures.name(name), RunText.parameter(value)));
            table.print(session.out(), session.isColoured());
        }
        if (!run.inputs().isEmpty()) {
            session.line("");
            var table = new TextTable(2, "INPUT", ">SIZE", "STEP", "SHA-256");
            run.inputs()
                    .forEach(input -> table.row(
                            input.path(),
                            Figures.bytes(input.bytes()),
                            input.step(),
                            input.sha256().hex().substring(0, 12)));
            table.print(session.out(), session.isColoured());
        }
        printParity(run);
        origin(run);
    }

    private void origin(RunDetail run) {
        var row = run.row();
        session.line("");
        var table = new TextTable(2, "", "");
        table.row("notebook", row.flow().notebook());
        table.row("started", Figures.moment(row.times().started()));
        table.row(
                "name",
                row.label().name().isEmpty()
                        ? Figures.NONE
                        : Figures.name(row.label().name()));
        table.row(
                "tags",
                row.label().tags().isEmpty()
                        ? Figures.NONE
                        : Figures.words(row.label().tags()));
        table.row("plan", row.flow().plan().hex().substring(0, 12));
        table.row("git", git(row.origin()));
        if (!run.gitDiff().isEmpty()) {
            table.row("", Figures.bytes(run.gitDiff().length()) + " of changes are kept: --json shows them");
        }
        table.row(
                "made by",
                row.origin().who() + " on " + row.origin().host() + ": "
                        + row.origin().command());
        run.environment().forEach(table::row);
        table.print(session.out(), session.isColoured());
    }

    private List<Fields> parity(RunDetail run) throws IOException {
        return new ParityCheck(history, artifacts)
                .of(run).steps().stream()
                        .map(step -> new Fields()
                                .with("step", step.name())
                                .with("verdict", word(step.verdict()))
                                .with("why", step.why().isEmpty() ? null : step.why())
                                .with(
                                        "points",
                                        step.points().stream()
                                                .map(point -> new Fields()
                                                        .with("what", point.what())
                                                        .with("same", point.same())
                                                        .with("notebook", point.notebook())
                                                        .with("run", point.run()))
                                                .toList()))
                        .toList();
    }

    private static String word(Parity.Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    /// Says where the run agrees with what the notebook was saved with, if there is anything to compare.
    private void printParity(RunDetail run) throws IOException {
        var steps = new ParityCheck(history, artifacts).of(run).steps();
        if (steps.stream().allMatch(step -> step.verdict() == Parity.Verdict.UNKNOWN)) {
            steps.stream()
                    .map(Parity.Step::why)
                    .filter(why -> why.contains(".jsh"))
                    .findFirst()
                    .ifPresent(why -> session.line("\nNot compared with the notebook: " + why + "."));
            return;
        }
        session.line("");
        var table = new TextTable(2, "STEP", "AS IN THE NOTEBOOK", "");
        for (var step : steps) {
            var differing = step.points().stream()
                    .filter(point -> !point.same())
                    .map(point -> point.what() + ": " + point.notebook() + " there, " + point.run() + " here")
                    .findFirst();
            table.row(Figures.name(step.name()), word(step.verdict()), differing.orElse(step.why()));
        }
        table.print(session.out(), session.isColoured());
    }

    private static @Nullable Fields git(RunDetail run) {
        var git = RunFields.git(run.row().origin());
        return git == null ? null : git.with("diff", run.gitDiff().isEmpty() ? null : run.gitDiff());
    }

    private static String git(Origin origin) {
        var commit = origin.commit();
        if (commit == null) {
            return Figures.NONE;
        }
        return Figures.shorten(commit, 13) + (Boolean.TRUE.equals(origin.dirty()) ? " with changes" : "");
    }
}
