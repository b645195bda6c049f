package dev.slipway.features;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/// Whether what was applied had seen rows that are to test on. Stateless.
final class Lineage {
    private Lineage() {}

    static List<Leak> find(List<Part> parts, List<Fitted> named) {
        var applied = new LinkedHashSet<>(named);
        parts.forEach(part -> applied.addAll(part.applied()));
        var leaks = new ArrayList<Leak>();
        for (var fitted : applied) {
            for (var part : parts) {
                int seen =
                        part.kind() == Part.Kind.TRAINING ? 0 : fitted.origin().shared(part.origin());
                if (seen > 0) {
                    leaks.add(new Leak(Leak.Kind.FIT_BEFORE_SPLIT, columns(fitted), words(fitted, part, seen)));
                }
            }
        }
        return leaks;
    }

    private static String columns(Fitted fitted) {
        return fitted.rules().stream().map(Rule::column).distinct().collect(Collectors.joining(", "));
    }

    private static String words(Fitted fitted, Part part, int seen) {
        return "What was applied had been fitted on " + fitted.origin().words() + ", and " + seen + " of the "
                + Words.counted(part.rowCount(), part.kind().word() + " row")
                + " are among them. Fit it on the training part of this split.";
    }
}
