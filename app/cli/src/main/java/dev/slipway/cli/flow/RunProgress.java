package dev.slipway.cli.flow;

import dev.slipway.api.run.RunId;
import dev.slipway.cli.answer.Figures;
import dev.slipway.cli.answer.Ink;
import dev.slipway.cli.call.Session;
import dev.slipway.engine.history.RunStatus;
import dev.slipway.engine.run.RunListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Says how a run goes: a line when a step ends; while steps run, on a terminal a line that changes, elsewhere a line
/// now and then. Belongs to the scheduler's thread.
final class RunProgress implements RunListener {
    private static final String CLEAR_LINE = "\r\u001B[2K";
    private static final Duration NOW_AND_THEN = Duration.ofSeconds(10);
    private static final Duration FRAME = Duration.ofMillis(80);
    private static final int MESSAGE_WIDTH = 200;
    private static final int MOST_FAILURES = 20;

    private final Session session;
    private final Map<String, Standing> running = new LinkedHashMap<>();
    private int width;
    private int failures;
    private boolean drawn;
    private long last;

    private record Standing(int done, int total, long since) {}

    RunProgress(Session session) {
        this.session = session;
        this.last = System.nanoTime();
    }

    @Override
    public void started(RunId id, List<Decision> decisions) {
        width = decisions.stream()
                .mapToInt(decision -> decision.step().length())
                .max()
                .orElse(0);
        session.say("Run " + id + ", " + Figures.count(decisions.size(), "step") + ".");
        if (decisions.isEmpty()) {
            session.say("Nothing runs: imports, types, methods and constants alone are no step; a cell that computes"
                    + " something is.");
        }
    }

    @Override
    public void progressed(String step, RunStatus status, int done, int total) {
        if (status.isOver()) {
            var before = running.remove(step);
            ended(step, status, total, before == null ? 0 : System.nanoTime() - before.since());
        } else if (status == RunStatus.RUNNING) {
            var before = running.get(step);
            running.put(step, new Standing(done, total, before == null ? System.nanoTime() : before.since()));
        }
        draw(status.isOver());
    }

    @Override
    public void failed(String step, int index, String item, String message) {
        if (failures++ < MOST_FAILURES) {
            clear();
            var task = item.isEmpty() ? "" : " task " + index + " (" + item + ")";
            session.say("  " + step + task + " " + Ink.RED.on("failed", session.isLively()) + ": "
                    + Figures.shorten(message, MESSAGE_WIDTH));
            draw(true);
        }
    }

    /// Ends the line that changes.
    void finish() {
        clear();
        if (failures > MOST_FAILURES) {
            session.say("  and " + Figures.count(failures - MOST_FAILURES, "more failure") + ".");
        }
    }

    private void ended(String step, RunStatus status, int total, long nanos) {
        clear();
        var text = new StringBuilder("  ").append(step).append(" ".repeat(Math.max(0, width - step.length())));
        text.append("  ").append(Ink.of(status).on(status.word(), session.isLively()));
        if (total > 1) {
            text.append("  ").append(Figures.count(total, "task"));
        }
        if (nanos > 0 && status != RunStatus.REUSED) {
            text.append("  ").append(Figures.duration(Duration.ofNanos(nanos)));
        }
        session.say(text.toString());
    }

    private void draw(boolean always) {
        var now = System.nanoTime();
        var pause = session.isLively() ? FRAME : NOW_AND_THEN;
        if (running.isEmpty() || (now - last < pause.toNanos() && !(always && session.isLively()))) {
            return;
        }
        last = now;
        var parts = new ArrayList<String>();
        running.forEach((step, at) -> parts.add(
                at.total() > 1
                        ? step + " " + Figures.count(at.done()) + "/" + Figures.count(at.total())
                        : step + " running"));
        var line = "  " + String.join("  ", parts);
        if (session.isLively()) {
            session.surroundings().err().print(CLEAR_LINE + Figures.shorten(line, 100));
            session.surroundings().err().flush();
            drawn = true;
        } else {
            session.say(line);
        }
    }

    private void clear() {
        if (drawn) {
            session.surroundings().err().print(CLEAR_LINE);
            session.surroundings().err().flush();
            drawn = false;
        }
    }
}
