package dev.slipway.cli.notebook;

import dev.slipway.api.document.Cell;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.answer.Figures;
import dev.slipway.cli.answer.ProblemFields;
import dev.slipway.cli.answer.TextTable;
import dev.slipway.cli.call.Command;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Session;
import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.kernel.analysis.CellNode;
import dev.slipway.kernel.dialect.TestMethods;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Parameters;

/// Compiles a notebook without running it, and tells what is wrong and how its cells hang together.
@picocli.CommandLine.Command(
        name = "check",
        sortOptions = false,
        header = "Compiles a notebook without running it: problems and the cell graph.",
        description = {
            "",
            "Reports what the compiler and the flow rules find, cell by cell, and who defines, reads and changes what."
                    + " Nothing is run or written. The exit code is 1 if there is an error; warnings do not count.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  slipway check sales.ipynb",
            "  slipway check sales.ipynb --json | jq '.problems[] | select(.severity == \"error\")'"
        })
public final class CheckCommand implements Command {
    private static final int NAMES_WIDTH = 36;

    @Parameters(paramLabel = "NB", description = "An .ipynb or .jsh notebook.")
    String notebook = "";

    @Override
    public boolean takes(String argument) {
        notebook = argument;
        return true;
    }

    @Override
    public int run(Session session) throws Exception {
        var opened = session.notebook(notebook);
        var compiled = session.compile(opened);
        var graph = new CellGraph(
                compiled.graph().cells(), compiled.problems(), compiled.graph().uses());
        if (session.isJson()) {
            session.document(new Fields()
                    .with("notebook", notebook)
                    .with(
                            "cells",
                            graph.cells().stream()
                                    .map(node -> cell(node, graph, opened.document()))
                                    .toList())
                    .with("problems", ProblemFields.of(graph.problems())));
        } else {
            print(session, graph, opened.document());
        }
        return graph.hasErrors() ? ExitCode.AT_FAULT : ExitCode.DONE;
    }

    private static Fields cell(CellNode node, CellGraph graph, Document document) {
        return new Fields()
                .with("id", node.cell().id().value())
                .with("cell_index", node.cell().index())
                .with("kind", node.cell().kind().name().toLowerCase(Locale.ROOT))
                .with("title", node.title().isEmpty() ? null : node.title())
                .with("step", node.step())
                .with("tests", tests(document.cells().get(node.cell().index())))
                .with("defines", node.defines())
                .with("reads", node.reads())
                .with("changes", node.changes())
                .with("may_change", graph.mayChange(node.cell().id()))
                .with("depends_on", node.dependsOn().stream().map(CellId::value).toList());
    }

    /// Returns the names of the tests in a cell.
    private static List<String> tests(Cell cell) {
        return cell.kind() != CellKind.CODE
                ? List.of()
                : TestMethods.in(cell.source()).stream()
                        .map(TestMethods.Found::name)
                        .toList();
    }

    private void print(Session session, CellGraph graph, Document document) {
        var positions = new HashMap<CellId, Integer>();
        graph.cells()
                .forEach(node -> positions.put(node.cell().id(), node.cell().index() + 1));
        var table = new TextTable(">CELL", "STEP", "DEFINES", "READS", "CHANGES", "DEPENDS ON CELLS");
        var code = graph.cells().stream()
                .filter(node -> node.cell().kind() == CellKind.CODE)
                .toList();
        code.forEach(node -> table.row(cells(node, positions)));
        if (!table.isEmpty()) {
            table.print(session.out(), session.isColoured());
            session.line("");
        }
        for (var problem : graph.problems()) {
            session.line(ProblemFields.line(notebook, problem, session.isColoured()));
        }
        int tests =
                document.cells().stream().mapToInt(cell -> tests(cell).size()).sum();
        session.line(notebook + ": " + Figures.count(code.size(), "code cell") + ", "
                + (tests == 0 ? "" : Figures.count(tests, "test") + ", ")
                + ProblemFields.summary(graph.problems()) + ".");
    }

    private static String[] cells(CellNode node, Map<CellId, Integer> positions) {
        return new String[] {
            String.valueOf(node.cell().index() + 1),
            node.step() == null ? "" : node.step(),
            names(node.defines()),
            names(node.reads()),
            names(node.changes()),
            names(node.dependsOn().stream()
                    .map(id -> String.valueOf(positions.getOrDefault(id, 0)))
                    .toList())
        };
    }

    private static String names(List<String> names) {
        return Figures.shorten(String.join(" ", names), NAMES_WIDTH);
    }
}
