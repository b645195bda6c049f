package dev.slipway.desktop.compare;

import dev.slipway.desktop.chart.Dash;
import dev.slipway.desktop.chart.Series;
import dev.slipway.desktop.chart.Tone;
import dev.slipway.desktop.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What is said of the curves that are drawn: what colours, patterns and bands mean, and what is not drawn. UI thread
/// only.
final class CurveWords {
    private static final int NAMED = 8;

    private final CompareViewModel model;

    CurveWords(CompareViewModel model) {
        this.model = model;
    }

    /// One thing that is said.
    ///
    /// @param tone of its swatch; that of the ground for none
    /// @param dash of the line beside it; null for none
    /// @param style of its words
    /// @param runs places of those it is about; copied
    record Part(String words, Tone tone, @Nullable Dash dash, String style, List<Integer> runs) {
        Part {
            runs = List.copyOf(runs);
        }

        /// Returns words alone, about no runs.
        static Part of(String words, String style) {
            return new Part(words, Tone.GROUND, null, style, List.of());
        }
    }

    List<Part> parts() {
        var parts = new ArrayList<Part>();
        var curves = model.curves().seriesProperty().get();
        var means = model.curves().meansProperty().get();
        if (!means.isEmpty()) {
            means(means, parts);
        } else if (!model.groups().hues().isEmpty()) {
            hues(parts);
        } else {
            runs(curves, parts);
        }
        if (!curves.isEmpty()) {
            model.groups()
                    .dashes()
                    .entries()
                    .forEach(entry -> parts.add(new Part(
                            count(entry.words(), entry.runs()), Tone.GROUND, entry.dash(), "plain", entry.runs())));
            reading(parts);
        }
        return parts;
    }

    private void means(List<GroupCurve> means, List<Part> parts) {
        var coloured = means.stream()
                .filter(curve -> curve.mean().tone() != Tone.NEUTRAL && curve.logged() > 0)
                .toList();
        named(
                coloured,
                parts,
                curve -> part(curve.words(), curve.mean().tone(), curve.group().runs()));
        rest(means.size() - coloured.size(), "other group", parts);
        parts.add(Part.of(model.curves().bandProperty().get().meaning(), "muted"));
        if (means.stream().anyMatch(curve -> curve.group().runs().size() == 1)) {
            parts.add(Part.of("one run has no band", "muted"));
        }
        if (means.stream().anyMatch(GroupCurve::isPart)) {
            parts.add(Part.of("before its first and after its last value a run does not count", "muted"));
        }
        if (means.stream().anyMatch(GroupCurve::isRead)) {
            parts.add(Part.of("runs are read along straight lines between their own values", "muted"));
        }
    }

    private void hues(List<Part> parts) {
        var hues = model.groups().hues();
        named(hues.entries(), parts, entry -> part(count(entry.words(), entry.runs()), entry.tone(), entry.runs()));
        int coloured =
                hues.entries().stream().mapToInt(entry -> entry.runs().size()).sum();
        rest(hues.tones().size() - coloured, "other", parts);
    }

    private void runs(List<Series> curves, List<Part> parts) {
        var coloured = new ArrayList<Integer>();
        for (int i = 0; i < curves.size(); i++) {
            if (curves.get(i).tone() != Tone.NEUTRAL) {
                coloured.add(i);
            }
        }
        int baseline = model.baselineIndex();
        named(
                coloured,
                parts,
                at -> part(
                        curves.get(at).name() + (at == baseline ? ", baseline" : ""),
                        curves.get(at).tone(),
                        List.of(at)));
        rest(curves.size() - coloured.size(), "other", parts);
    }

    private static <T> void named(List<T> all, List<Part> parts, Function<T, Part> words) {
        all.stream().limit(NAMED).map(words).forEach(parts::add);
        if (all.size() > NAMED) {
            parts.add(Part.of("and " + Words.count(all.size() - NAMED) + " more with a colour", "plain"));
        }
    }

    private static void rest(int count, String noun, List<Part> parts) {
        if (count > 0) {
            parts.add(new Part(Words.count(count, noun), Tone.NEUTRAL, null, "subtle", List.of()));
        }
    }

    private static String count(String words, List<Integer> runs) {
        return words + ", " + Words.count(runs.size(), "run");
    }

    private static Part part(String words, Tone tone, List<Integer> runs) {
        return new Part(words, tone, null, "plain", runs);
    }

    /// Says of which values there are curves.
    private void reading(List<Part> parts) {
        var curves = model.curves();
        if (curves.sampledProperty().get()) {
            parts.add(Part.of("every 17th value, the others are being read", "subtle"));
        } else if (curves.sparse() > 0) {
            parts.add(Part.of(
                    "of " + Words.count(curves.sparse(), "run") + " with more than "
                            + Words.count(CurvesViewModel.MOST_POINTS) + " values a fair sample",
                    "subtle"));
        }
        if (curves.leftOut() > 0) {
            parts.add(Part.of(
                    "the first " + Words.count(CurvesViewModel.MOST) + " of "
                            + Words.count(model.runs().size()) + " runs",
                    "warning-text"));
        }
    }
}
