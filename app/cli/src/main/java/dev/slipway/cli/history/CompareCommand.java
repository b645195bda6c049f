package dev.slipway.cli.history;

import dev.slipway.api.run.RunId;
import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.answer.Figures;
import dev.slipway.cli.answer.Ink;
import dev.slipway.cli.answer.TextTable;
import dev.slipway.cli.call.Command;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Fault;
import dev.slipway.cli.call.Session;
import dev.slipway.engine.compare.Comparison;
import dev.slipway.engine.history.RunHistory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows runs side by side.
@picocli.CommandLine.Command(
        name = "compare",
        sortOptions = false,
        header = "Shows runs side by side: parameters, metrics, inputs, environment, code.",
        description = {"", "slipway diff says why the second of two runs differs from the first.", ""},
        footer = {
            "",
            "Examples:",
            "  slipway compare sales:latest~1 sales:latest",
            "  slipway compare latest~2 latest~1 latest --diff-only --json"
        })
public final class CompareCommand implements Command {
    private static final int VALUE_WIDTH = 28;

    @Parameters(
            arity = "1..*",
            paramLabel = "RUN",
            description = "Two runs or more: ids, beginnings of ids, latest, FLOW:latest or FLOW:latest~2.")
    List<String> references = new ArrayList<>();

    @Option(names = "--diff-only", description = "Leave out what is the same in all of them.")
    boolean diffOnly;

    @Override
    public int run(Session session) throws Exception {
        if (references.size() < 2) {
            throw Fault.usage("usage", "One run alone cannot be compared.", "Name two runs or more.");
        }
        try (var services = session.workspace()) {
            var runs = new ArrayList<RunId>();
            for (var reference : references) {
                runs.add(services.history().resolve(reference));
            }
            var comparison = services.comparisons().compare(runs);
            var rows = comparison.rows().stream()
                    .filter(row -> !diffOnly || row.differs())
                    .toList();
            if (session.isJson()) {
                session.document(new Fields()
                        .with("runs", runs.stream().map(RunId::value).toList())
                        .with("rows", rows.stream().map(CompareCommand::row).toList()));
            } else {
                print(session, services.history(), runs, rows);
            }
            return ExitCode.DONE;
        }
    }

    private static Fields row(Comparison.Row row) {
        return new Fields()
                .with("kind", word(row))
                .with("name", row.name())
                .with("values", row.values())
                .with("differs", row.differs());
    }

    private static String word(Comparison.Row row) {
        return row.kind().name().toLowerCase(Locale.ROOT);
    }

    private static void print(Session session, RunHistory history, List<RunId> runs, List<Comparison.Row> rows)
            throws IOException {
        boolean coloured = session.isColoured();
        var heads = new TextTable("", "", "", "", "");
        for (int i = 0; i < runs.size(); i++) {
            var label = label(i);
            history.run(runs.get(i))
                    .map(run -> run.row())
                    .ifPresent(row -> heads.row(
                            0,
                            Ink.BOLD,
                            label,
                            row.id().value(),
                            Figures.name(row.flow().flow())
                                    + (row.flow().version() == null
                                            ? ""
                                            : "@" + row.flow().version()),
                            row.status().word(),
                            Figures.moment(row.times().started())));
        }
        heads.print(session.out(), coloured);
        session.line("");
        if (rows.isEmpty()) {
            session.line("Nothing differs.");
            return;
        }
        var columns = new ArrayList<String>(List.of("KIND", "NAME"));
        for (int i = 0; i < runs.size(); i++) {
            columns.add(">" + label(i));
        }
        columns.add("");
        var table = new TextTable(columns.toArray(String[]::new));
        rows.forEach(row -> table.row(columns.size() - 1, Ink.YELLOW, cells(row)));
        table.print(session.out(), coloured);
    }

    private static String[] cells(Comparison.Row row) {
        var cells = new ArrayList<String>(List.of(word(row), Figures.name(row.name())));
        row.values().forEach(value -> cells.add(value(row.kind(), value)));
        cells.add(row.differs() ? "differs" : "");
        return cells.toArray(String[]::new);
    }

    private static String value(Comparison.Kind kind, @Nullable Object value) {
        if (kind == Comparison.Kind.METRIC && value instanceof Number number) {
            return Figures.value(number.doubleValue());
        }
        return value instanceof String hash && hash.matches("[0-9a-f]{64}")
                ? hash.substring(0, 12)
                : Figures.json(value, VALUE_WIDTH);
    }

    /// Returns the letter of a column: `A`, `B`, …, after `Z` numbers.
    private static String label(int index) {
        return index < 26 ? String.valueOf((char) ('A' + index)) : String.valueOf(index + 1);
    }
}
