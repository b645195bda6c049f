package dev.slipway.cli.history;

import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.answer.Figures;
import dev.slipway.cli.answer.Ink;
import dev.slipway.cli.answer.TextTable;
import dev.slipway.cli.call.Fault;
import dev.slipway.cli.call.Session;
import dev.slipway.cli.flow.Subject;
import dev.slipway.engine.compare.ChangedNames;
import dev.slipway.engine.compare.CodeDiff;
import dev.slipway.engine.compare.CodeDiff.CellDiff;
import dev.slipway.engine.compare.CodeDiff.Mark;
import dev.slipway.engine.compare.VersionDiff;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What differs between two versions, as text or JSON. Immutable.
///
/// @param before as it is called: `sales@3`
/// @param after likewise
/// @param plan of the later one
/// @param cells those whose text differs; copied
record ShownVersions(String before, String after, Plan plan, VersionDiff diff, List<CellDiff> cells) {
    ShownVersions {
        cells = List.copyOf(cells);
    }

    /// @throws Fault if a notebook is no flow
    static ShownVersions of(Subject before, Subject after) throws Fault {
        var code = VersionDiff.code(
                new VersionDiff.Text(before.notebook().toString(), before.text()),
                new VersionDiff.Text(after.notebook().toString(), after.text()));
        var plan = plan(after);
        var diff = VersionDiff.of(plan(before), plan, code);
        var cells = code == null
                ? List.<CellDiff>of()
                : code.cells().stream()
                        .filter(cell -> cell.change() != CodeDiff.Change.SAME)
                        .toList();
        return new ShownVersions(name(before), name(after), plan, diff, cells);
    }

    private static Plan plan(Subject subject) throws Fault {
        if (subject.compiled() instanceof Compiled.Flow flow) {
            return flow.plan();
        }
        throw Fault.usage(
                "no-flow",
                subject.written() + " is no flow as it stands.",
                "slipway check " + subject.written() + " says why.");
    }

    private static String name(Subject subject) {
        return subject.version() == null ? subject.written() : subject.flowName() + "@" + subject.version();
    }

    void show(Session session) {
        if (session.isJson()) {
            session.document(new Fields()
                    .with("before", before)
                    .with("after", after)
                    .with("same", diff.isSame())
                    .with("cause", null)
                    .with("differences", differences()));
            return;
        }
        session.line(Ink.BOLD.on(summary(), session.isColoured()));
        if (!diff.changes().isEmpty()) {
            var table = new TextTable(2, "", "", "");
            diff.changes().forEach(item -> table.row(word(item.kind()), item.name(), item.words()));
            session.line("");
            table.print(session.out(), session.isColoured());
        }
        for (var cell : cells) {
            session.line("");
            session.line("  " + Ink.BOLD.on(title(cell), session.isColoured()));
            lines(cell).forEach(line -> session.line("    " + ink(line).on(text(line), session.isColoured())));
        }
        if (diff.code() == null) {
            session.say("The text of one of the notebooks is gone from the store: its cells are not compared.");
        }
    }

    private String summary() {
        var names = before + " -> " + after + ": ";
        if (diff.isSame()) {
            return names + "the same steps, parameters, dependencies and text.";
        }
        var parts = new ArrayList<String>();
        for (var kind : VersionDiff.Kind.values()) {
            long count =
                    diff.changes().stream().filter(item -> item.kind() == kind).count();
            if (count > 0) {
                parts.add(
                        count > 1 && kind == VersionDiff.Kind.DEPENDENCY
                                ? count + " dependencies"
                                : Figures.count(count, word(kind)));
            }
        }
        if (!cells.isEmpty()) {
            parts.add(Figures.count(cells.size(), "cell"));
        }
        return names + String.join(", ", parts) + (diff.changes().isEmpty() ? "; the flow is the same." : ".");
    }

    private List<Fields> differences() {
        var all = new ArrayList<Fields>();
        for (var item : diff.changes()) {
            var kind = word(item.kind());
            all.add(new Fields()
                    .with("kind", kind)
                    .with("where", item.name())
                    .with("before", item.before())
                    .with("after", item.after())
                    .with("message", "The " + kind + " " + item.name() + ": " + item.words() + "."));
        }
        for (var cell : cells) {
            all.add(new Fields()
                    .with("kind", "code")
                    .with("where", "cell " + number(cell))
                    .with("before", cell.before() == null ? null : text(cell, Mark.ADDED))
                    .with("after", cell.after() == null ? null : text(cell, Mark.REMOVED))
                    .with("message", title(cell) + "."));
        }
        return all;
    }

    /// Returns what a cell is called and what happened to it: `cell 7 of train: loss, fit`.
    private String title(CellDiff cell) {
        var names = ChangedNames.of(cell);
        return "cell " + number(cell) + step(cell)
                + switch (cell.change()) {
                    case ADDED -> " is new";
                    case REMOVED -> " is gone";
                    case MOVED -> " has moved";
                    case CHANGED, SAME -> names.isEmpty() ? " changed" : ": " + String.join(", ", names);
                };
    }

    private static int number(CellDiff cell) {
        var side = cell.after() == null ? cell.before() : cell.after();
        return side == null ? 0 : side.index() + 1;
    }

    private String step(CellDiff cell) {
        var side = cell.after();
        return side == null
                ? ""
                : plan.steps().stream()
                        .filter(step -> step.cells().contains(side.id()))
                        .findFirst()
                        .map(step -> " of " + step.name())
                        .orElse("");
    }

    /// Returns the lines that differ.
    private static List<CodeDiff.Line> lines(CellDiff cell) {
        return cell.change() == CodeDiff.Change.MOVED
                ? List.of()
                : cell.lines().stream().filter(line -> line.mark() != Mark.BOTH).toList();
    }

    private static String text(CellDiff cell, Mark without) {
        return cell.lines().stream()
                .filter(line -> line.mark() != without)
                .map(CodeDiff.Line::text)
                .collect(Collectors.joining("\n"));
    }

    private static String text(CodeDiff.Line line) {
        return (line.mark() == Mark.ADDED ? "+ " : "- ") + line.text();
    }

    private static Ink ink(CodeDiff.Line line) {
        return line.mark() == Mark.ADDED ? Ink.GREEN : Ink.RED;
    }

    private static String word(VersionDiff.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
