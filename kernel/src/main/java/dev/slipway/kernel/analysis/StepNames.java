package dev.slipway.kernel.analysis;

import dev.slipway.api.document.CellKind;
import dev.slipway.kernel.directive.Directive;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.replay.Replay;
import dev.slipway.kernel.replay.Replay.ReplayedCell;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The step each cell belongs to. Immutable.
///
/// Cells of imports, types, methods and constants only, parameters, skipped cells and prose belong to none. Code
/// above the first step belongs to `start`; without `step:` and without headings the whole is the step `notebook`.
///
/// @param steps 0-based position of a cell → its step
record StepNames(Map<Integer, String> steps) {
    /// The step of code above the first.
    static final String START = "start";

    /// The step of a notebook that names none.
    static final String WHOLE = "notebook";

    private static final int LONGEST = 60;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final Set<String> RESERVED = Set.of("parameters", "foreach", START);

    StepNames {
        steps = Map.copyOf(steps);
    }

    /// Returns the step of the cell at `index`, null if it belongs to none.
    @Nullable
    String of(int index) {
        return steps.get(index);
    }

    static StepNames of(List<SourceCell> cells, Replay replay, Bindings found, FactsCache facts) {
        Map<Integer, ReplayedCell> code = new HashMap<>();
        replay.cells().forEach(cell -> code.put(cell.cell().index(), cell));
        var library = Library.of(replay, facts);
        boolean named = replay.cells().stream()
                .anyMatch(cell -> cell.directives().first(Directive.Step.class).isPresent());
        var names = new HashSet<String>();
        var steps = new HashMap<Integer, String>();
        boolean headed =
                !named && cells.stream().anyMatch(cell -> !heading(cell).isEmpty());
        var current = named || headed ? START : WHOLE;
        for (var cell : cells) {
            var heading = headed ? heading(cell) : "";
            if (!heading.isEmpty()) {
                current = unique(slug(heading, names.size() + 1), names);
            }
            var replayed = code.get(cell.index());
            if (replayed != null) {
                var step = replayed.directives().first(Directive.Step.class);
                current = step.isPresent() ? step.get().name() : current;
                if (takesPart(replayed) && !library.contains(cell.index())) {
                    steps.put(cell.index(), current);
                }
            }
        }
        return new StepNames(steps);
    }

    private static boolean takesPart(ReplayedCell cell) {
        return !cell.isSkipped()
                && cell.directives().first(Directive.Parameters.class).isEmpty();
    }

    private static String heading(SourceCell cell) {
        if (cell.kind() != CellKind.MARKDOWN) {
            return "";
        }
        var all = Headings.all(cell.source());
        return all.isEmpty() ? "" : all.getLast();
    }

    /// Returns `text` as the name of a step: lower case letters, digits and hyphens, at most 60.
    static String slug(String text, int number) {
        var plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        var slug = trimmed(OTHERS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-"));
        if (slug.length() > LONGEST) {
            slug = trimmed(slug.substring(0, LONGEST));
        }
        return slug.isEmpty() || RESERVED.contains(slug) ? "step-" + number : slug;
    }

    private static String trimmed(String slug) {
        int from = slug.startsWith("-") ? 1 : 0;
        int to = slug.length() - (slug.length() > from && slug.endsWith("-") ? 1 : 0);
        return slug.substring(from, to);
    }

    private static String unique(String slug, Set<String> names) {
        var name = slug;
        for (int i = 2; !names.add(name); i++) {
            var end = "-" + i;
            name = slug.substring(0, Math.min(slug.length(), LONGEST - end.length())) + end;
        }
        return name;
    }
}
