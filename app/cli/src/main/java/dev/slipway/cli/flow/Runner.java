package dev.slipway.cli.flow;

import dev.slipway.cli.answer.ProblemFields;
import dev.slipway.cli.answer.RunFields;
import dev.slipway.cli.answer.RunText;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Session;
import dev.slipway.engine.history.Rows.LogLine;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.run.RunRequest;
import dev.slipway.engine.workspace.WorkspaceServices;
import dev.slipway.kernel.file.DisabledCells;
import dev.slipway.kernel.problem.Problem;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/// Makes a run and tells how it went. One thread at a time.
final class Runner {
    private static final int LAST_LINES = 20;
    private static final int FAILED_SHOWN = 3;

    private final Session session;
    private final WorkspaceServices services;

    Runner(Session session, WorkspaceServices services) {
        this.session = session;
        this.services = services;
    }

    /// Makes the run, here or in a process of its own, and returns the exit code.
    int run(RunSettings settings, RunRequest request, Subject subject, List<Problem> problems) throws IOException {
        var obstacles = services.runs().obstacles(request);
        if (!obstacles.isEmpty()) {
            if (session.isJson()) {
                session.document(RunFields.refused(
                        subject.flowName(), subject.notebook().toString(), settings.target, obstacles));
            }
            Refusal.say(session, subject.written(), obstacles);
            return ExitCode.AT_FAULT;
        }
        problems.stream()
                .filter(problem -> problem.code().equals(DisabledCells.PROBLEM))
                .forEach(problem -> session.say(ProblemFields.line(subject.written(), problem, session.isLively())));
        return settings.detach ? detach(request, problems) : execute(request, problems);
    }

    private int execute(RunRequest request, List<Problem> problems) throws IOException {
        var progress = new RunProgress(session);
        RunDetail run;
        try {
            run = services.runs().execute(request, progress);
        } finally {
            progress.finish();
        }
        boolean interrupted = Thread.interrupted(); // the run is over: what is left to do is quick, and must be done
        tell(run, problems);
        return switch (run.row().status()) {
            case SUCCEEDED -> ExitCode.DONE;
            case CANCELLED -> interrupted ? ExitCode.INTERRUPTED : ExitCode.AT_FAULT;
            default -> ExitCode.AT_FAULT;
        };
    }

    private int detach(RunRequest request, List<Problem> problems) throws IOException {
        var id = services.runs().start(request);
        var run = services.history()
                .run(id)
                .orElseThrow(() -> new IOException("The run " + id + " was deleted as it began. Start it again."));
        if (session.isJson()) {
            session.document(RunFields.of(run, problems, Instant.now())
                    .with("status", RunStatus.RUNNING.word())
                    .with("ended", null));
        } else {
            session.line(id.value());
            session.say("The run goes on by itself. slipway show " + id + " tells how it goes, slipway cancel " + id
                    + " stops it.");
        }
        return ExitCode.DONE;
    }

    private void tell(RunDetail run, List<Problem> problems) throws IOException {
        var now = Instant.now();
        if (session.isJson()) {
            session.document(RunFields.of(run, problems, now));
        } else {
            new RunText(session.out(), session.isColoured(), now).summary(run);
        }
        session.out().flush();
        if (run.row().status() == RunStatus.FAILED) {
            sayWhatFailed(run);
        } else if (run.row().status() == RunStatus.CANCELLED) {
            session.say("The run was cancelled; what had finished is kept. slipway resume "
                    + run.row().id() + " goes on with it.");
        }
    }

    private void sayWhatFailed(RunDetail run) throws IOException {
        int shown = 0;
        for (var step : run.steps()) {
            if (step.counts().failed() == 0) {
                continue;
            }
            var tasks = services.history()
                    .tasks(run.row().id(), step.name(), 0, step.counts().total())
                    .rows();
            for (var task : tasks) {
                if (task.status() == RunStatus.FAILED && shown < FAILED_SHOWN) {
                    shown++;
                    sayLog(run, step.name(), task.index());
                }
            }
        }
        var error = run.error();
        if (error == null) {
            session.say("The run failed. slipway show " + run.row().id() + " tells more.");
            return;
        }
        var task = run.row().id() + (error.step().isEmpty() ? "" : "/" + error.step() + "/" + error.index());
        session.say(RunText.failure(run, error));
        session.say("Fix it and run slipway resume " + run.row().id() + "; slipway show " + task
                + " --logs shows what it printed.");
    }

    private void sayLog(RunDetail run, String step, int index) throws IOException {
        var log = services.history()
                .task(run.row().id(), step, index)
                .map(task -> task.log())
                .orElse(List.of());
        if (log.isEmpty()) {
            return;
        }
        session.say("--- log of " + step + "/" + index + (log.size() > LAST_LINES ? " (the end of it)" : "") + " ---");
        for (LogLine line : log.subList(Math.max(0, log.size() - LAST_LINES), log.size())) {
            if (!line.stream().equals("card")) {
                session.say(line.text());
            }
        }
        session.say("---");
    }
}
