package dev.slipway.desktop.compare;

import dev.slipway.desktop.words.Words;
import dev.slipway.engine.compare.Comparison;
import dev.slipway.engine.history.RunStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What makes runs not quite comparable. Pure.
final class Doubts {
    private final Compared compared;
    private final Logged logged;
    private final int baseline;

    /// @param logged what those runs logged
    /// @param baseline 0-based place of the run the others are measured by
    Doubts(Compared compared, Logged logged, int baseline) {
        this.compared = compared;
        this.logged = logged;
        this.baseline = baseline;
    }

    /// Returns what is to be minded of all of them, one clause each.
    List<String> all() {
        var doubts = new ArrayList<String>();
        var runs = compared.runs();
        if (runs.isEmpty()) {
            return doubts;
        }
        if (compared.gone() > 0) {
            doubts.add(Words.count(compared.gone(), "run") + " no longer there");
        }
        long open =
                runs.stream().filter(run -> run.status() != RunStatus.SUCCEEDED).count();
        if (open > 0) {
            doubts.add(Words.count(open) + " did not succeed");
        }
        long other = count(Comparison.Kind.INPUT);
        if (other > 0) {
            doubts.add(Words.count(other) + " used another input file");
        }
        if (runs.stream().map(run -> run.flow().flow()).distinct().count() > 1) {
            doubts.add("of different flows");
        }
        var directions = logged.contradicting();
        if (!directions.isEmpty()) {
            doubts.add(String.join(", ", directions) + " defined otherwise in some");
        }
        if (runs.size() > 1 && logged.common().isEmpty()) {
            doubts.add("no metric in common");
        }
        return doubts;
    }

    /// Returns what is to be minded of the run at `at`, beside the baseline.
    List<String> of(int at) {
        var doubts = new ArrayList<String>();
        var run = compared.runs().get(at);
        var base = compared.runs().get(Math.min(baseline, compared.runs().size() - 1));
        if (run.status() != RunStatus.SUCCEEDED) {
            doubts.add(run.status().word());
        }
        if (differs(Comparison.Kind.INPUT, at)) {
            doubts.add("used another input file than the baseline");
        }
        if (!run.flow().flow().equals(base.flow().flow())) {
            doubts.add("of another flow");
        }
        if (!run.metrics().isEmpty()
                && !base.metrics().isEmpty()
                && run.metrics().keySet().stream().noneMatch(base.metrics()::containsKey)) {
            doubts.add("has no metric in common with the baseline");
        }
        return doubts;
    }

    private long count(Comparison.Kind kind) {
        if (compared.comparison().rows().stream().noneMatch(row -> row.kind() == kind)) {
            return 0;
        }
        long count = 0;
        for (int at = 0; at < compared.comparison().runs().size(); at++) {
            count += differs(kind, at) ? 1 : 0;
        }
        return count;
    }

    private boolean differs(Comparison.Kind kind, int at) {
        return compared.comparison().rows().stream()
                .filter(row -> row.kind() == kind)
                .anyMatch(row -> row.values().get(at) != null
                        && row.values().get(baseline) != null
                        && !Objects.equals(row.values().get(at), row.values().get(baseline)));
    }
}
