package dev.slipway.desktop.run;

import dev.slipway.desktop.facts.Direction;
import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.run.Reading.Snapshot;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.Rows.Counts;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.Rows.StepRow;
import dev.slipway.engine.history.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the head of a run's page says. Pure.
///
/// @param now the run
/// @param at when that is said
/// @param zone in which times are said
record RunFacts(Snapshot now, Instant at, ZoneId zone) {
    /// What went wrong, in a sentence, and where.
    ///
    /// @param title what failed and why
    /// @param type exception, empty if there was none
    /// @param place where in words, empty if it is not known
    /// @param cell id of the cell, null if it is not known
    /// @param line 1-based line in the cell, null if it is not known
    /// @param compared how it differs from the last good run, empty if nothing is known
    record Cause(
            String title,
            String type,
            String place,
            @Nullable String cell,
            @Nullable Integer line,
            String compared) {}

    /// One fact in the head.
    ///
    /// @param change how it compares with the last good run, empty for nothing
    /// @param good whether the change is for the better
    record Fact(String label, String value, String change, boolean good) {
        static Fact of(String label, String value) {
            return new Fact(label, value, "", true);
        }
    }

    /// Returns why it did not succeed; empty if it did or is under way.
    Optional<Cause> cause() {
        var compared = compared(now);
        var error = now.run().error();
        if (now.run().row().status() == RunStatus.LOST) {
            return Optional.of(new Cause(
                    "The process of this run is gone. "
                            + Words.count(counts(now).executed() + counts(now).reused()) + " finished tasks are kept.",
                    "",
                    "",
                    null,
                    null,
                    "Resuming it runs only the others."));
        }
        if (error == null) {
            return Optional.empty();
        }
        int failed = now.run().steps().stream()
                .filter(step -> step.name().equals(error.step()))
                .mapToInt(step -> step.counts().failed())
                .sum();
        var subject = failed > 1
                ? Words.count(failed) + " tasks of " + error.step() + " failed: "
                : error.step() + (error.item().isEmpty() ? "" : " for " + error.item()) + " failed: ";
        var place = error.cell() == null ? "" : error.step() + (error.line() == null ? "" : ", line " + error.line());
        var type = error.type().substring(error.type().lastIndexOf('.') + 1);
        return Optional.of(
                new Cause(subject + sentence(error.message()), type, place, error.cell(), error.line(), compared));
    }

    /// Returns the facts of the head.
    List<Fact> facts() {
        var run = now.run().row();
        var good = now.before().good();
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of("started", started(run) + ", " + run.origin().who()));
        facts.add(took(run, good));
        TimeLeft.of(now, at).ifPresent(left -> facts.add(Fact.of("left", "about " + Words.duration(left))));
        var counts = counts(now);
        facts.add(Fact.of(
                "tasks",
                counts.total() == 0
                        ? Words.NONE
                        : Words.count(counts.total())
                                + (counts.reused() > 0 ? ", " + Words.count(counts.reused()) + " reused" : "")));
        if (!run.parameters().isEmpty()) {
            facts.add(Fact.of("parameters", Facts.parameters(run.parameters(), 60)));
        }
        run.metrics().forEach((name, metric) -> {
            if (metric.count() > 0 && facts.size() < 6) {
                facts.add(metric(name, run, good));
            }
        });
        facts.add(Fact.of("plan", Facts.hash(run.flow().plan().hex())));
        facts.add(Fact.of("commit", Facts.commit(run.origin())));
        return facts;
    }

    private Fact metric(String name, RunRow run, @Nullable RunRow good) {
        var metric = run.metrics().get(name);
        double value = metric == null ? Double.NaN : metric.last();
        var earlier = good == null ? null : good.metrics().get(name);
        if (earlier == null || !Double.isFinite(earlier.last() - value) || earlier.last() == value) {
            return Fact.of(name, Words.value(value));
        }
        double delta = value - earlier.last();
        return new Fact(
                name,
                Words.value(value),
                Facts.delta(value, delta),
                Direction.of(name, metric).isBetter(delta));
    }

    private Fact took(RunRow run, @Nullable RunRow good) {
        var label = run.status().isOver() ? "took" : "running for";
        var value = Facts.took(run.times(), at);
        var mine = run.times().elapsed(at);
        var theirs = good == null ? Optional.<Duration>empty() : good.times().elapsed(at);
        if (mine.isEmpty() || theirs.isEmpty() || !run.status().isOver()) {
            return Fact.of(label, value);
        }
        var delta = mine.get().minus(theirs.get());
        var sign = delta.isNegative() ? "-" : "+";
        return delta.abs().toMillis() < Math.max(1000, theirs.get().toMillis() / 10)
                ? Fact.of(label, value)
                : new Fact(label, value, sign + Words.duration(delta.abs()), delta.isNegative());
    }

    private String started(RunRow run) {
        var started = run.times().started();
        if (started == null) {
            return "not yet";
        }
        var words = Words.moment(started, at, zone);
        return words.length() <= 5 ? "today " + words : words;
    }

    private static String compared(Snapshot now) {
        var difference = now.before().difference();
        var good = now.before().good();
        return good == null || difference == null
                ? ""
                : "Since run " + good.flow().number() + ", which succeeded: " + difference.message();
    }

    private static String sentence(String message) {
        var line = message.isBlank() ? "no message" : Words.shorten(message, 220);
        return line.endsWith(".") || line.endsWith("!") || line.endsWith("?") ? line : line + ".";
    }

    /// Returns the tasks of all steps by state.
    static Counts counts(Snapshot now) {
        return Facts.sum(now.run().steps().stream().map(StepRow::counts).toList());
    }
}
