package dev.slipway.kernel.file;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.kernel.dialect.SqlCell;
import dev.slipway.kernel.directive.Directive;
import dev.slipway.kernel.directive.DirectiveParser;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.file.json.Json;
import dev.slipway.kernel.file.json.JsonParser;
import dev.slipway.kernel.file.json.JsonSyntaxException;
import dev.slipway.kernel.problem.Place;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.replay.DeclaredNames;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The code cells of a notebook that a person has disabled: `{"slipway": {"disabled": true}}` in their metadata. They
/// count as cells without code: nothing runs them, and no flow has them. Immutable.
public final class DisabledCells {
    /// The code of what a person is told of them.
    public static final String PROBLEM = "disabled-cell";

    /// Where messages of compiler, kernel and directives have the name that is missing.
    private static final Pattern MISSING = Pattern.compile("\\b(?:variable|class|method) (\\w+)"
            + "|\\b(?:reads|loops over|goes over|gathers|takes|names) `?(\\w+)`?, which (?:only|no) cell");

    private final List<Disabled> all;

    private DisabledCells(List<Disabled> all) {
        this.all = all;
    }

    /// @param index 0-based position among all cells
    /// @param names what it would define
    private record Disabled(CellId id, int index, Set<String> names) {
        String words() {
            return "cell " + (index + 1);
        }
    }

    /// Returns those of `document`.
    public static DisabledCells of(Document document) {
        var all = new ArrayList<Disabled>();
        for (int i = 0; i < document.cells().size(); i++) {
            var cell = document.cells().get(i);
            if (isDisabled(cell)) {
                all.add(new Disabled(cell.id(), i, names(cell, i)));
            }
        }
        return new DisabledCells(List.copyOf(all));
    }

    /// Tells whether `cell` is disabled.
    public static boolean isDisabled(Cell cell) {
        return cell.kind() == CellKind.CODE && isIn(cell.metadata());
    }

    /// Tells whether a cell with `metadata`, a JSON object's text, is disabled.
    public static boolean isIn(String metadata) {
        if (!metadata.contains("disabled")) {
            return false;
        }
        try {
            return JsonParser.parse(metadata) instanceof Json.Members members
                    && members.get("slipway") instanceof Json.Members ours
                    && ours.get("disabled") instanceof Json.Word disabled
                    && disabled.spelling().equals("true");
        } catch (JsonSyntaxException notDisabled) {
            return false;
        }
    }

    private static Set<String> names(Cell cell, int index) {
        var source = cell.source();
        var directives = DirectiveParser.parse(new SourceCell(cell.id(), index, cell.kind(), source, List.of()));
        var names = new LinkedHashSet<>(DeclaredNames.whole(source));
        var query = SqlCell.of(source, Map.of());
        if (query != null) {
            names.add(query.defines());
        }
        for (var placed : directives.placed()) {
            switch (placed.directive()) {
                case Directive.Foreach foreach -> foreach.loops().forEach(loop -> names.add(loop.variable()));
                case Directive.Gather gather -> names.add(gather.as());
                case Directive.Catch caught -> names.add(caught.variable());
                default -> {
                    // the others give nothing a name
                }
            }
        }
        return names;
    }

    /// Tells whether the cell `id` is disabled.
    public boolean contains(CellId id) {
        return all.stream().anyMatch(cell -> cell.id().equals(id));
    }

    /// Returns their 0-based positions among all cells, in order.
    public List<Integer> positions() {
        return all.stream().map(Disabled::index).toList();
    }

    /// Returns what a person is told of each of them.
    public List<Problem> problems() {
        return all.stream()
                .map(cell -> Problem.info(
                        PROBLEM,
                        "C" + cell.words().substring(1) + " is disabled: it is not run, and not part of the flow.",
                        "Enable it in the window, or remove \"disabled\" from its metadata, to run it.",
                        Place.onLine(cell.id(), cell.index(), 1, 1, 1)))
                .toList();
    }

    /// Returns `problem`, with one more sentence if it speaks of something that a disabled cell defines.
    public Problem explain(Problem problem) {
        var reason = reason(problem.message());
        return reason.isEmpty()
                ? problem
                : new Problem(
                        problem.severity(),
                        problem.code(),
                        problem.message() + reason,
                        problem.hint(),
                        problem.place());
    }

    /// Returns a sentence to follow `message`, with a blank before it; empty if it speaks of nothing that a disabled
    /// cell defines.
    public String reason(String message) {
        if (all.isEmpty()) {
            return "";
        }
        var matcher = MISSING.matcher(message);
        while (matcher.find()) {
            var name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            for (var cell : all.reversed()) {
                if (cell.names().contains(name)) {
                    var end = message.endsWith(".") ? "" : ".";
                    return end + " C" + cell.words().substring(1) + ", which defines " + name + ", is disabled.";
                }
            }
        }
        return "";
    }
}
