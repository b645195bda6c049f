package dev.slipway.kernel.message.json;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.kernel.analysis.CellNode;
import java.util.List;

/// Cell graphs ⇄ JSON, spelled as `slipway check --json` spells them.
final class Graphs {
    private Graphs() {}

    static Fields write(CellGraph graph) {
        return new Fields()
                .list("cells", graph.cells(), node -> write(node, graph))
                .list("problems", graph.problems(), Values::write)
                .list("uses", graph.uses(), use -> Traces.write(use).json());
    }

    private static String write(CellNode node, CellGraph graph) {
        return new Fields()
                .text("id", node.cell().id().value())
                .number("cell_index", node.cell().index())
                .text("kind", Values.word(node.cell().kind()))
                .text("title", node.title())
                .text("step", node.step())
                .texts("defines", node.defines())
                .texts("reads", node.reads())
                .texts("changes", node.changes())
                .texts("may_change", graph.mayChange(node.cell().id()))
                .texts("depends_on", ids(node.dependsOn()))
                .texts("loops", ids(node.fanOut().loops()))
                .texts("closes", ids(node.fanOut().closes()))
                .json();
    }

    private static List<String> ids(List<CellId> cells) {
        return cells.stream().map(CellId::value).toList();
    }

    private static List<CellId> ids(View view, String name) {
        return view.texts(name).stream().map(CellId::new).toList();
    }

    static CellGraph read(View view) {
        return new CellGraph(
                view.views("cells", Graphs::node),
                view.views("problems", Values::problem),
                view.views("uses", Traces::use));
    }

    private static CellNode node(View view) {
        var ref = new CellNode.Ref(
                Values.id(view, "id"),
                view.whole("cell_index", 0),
                Values.constant(CellKind.class, view.text("kind", "code")));
        return new CellNode(
                ref,
                view.text("title", ""),
                view.textOrNull("step"),
                view.texts("defines"),
                view.texts("reads"),
                view.texts("changes"),
                ids(view, "depends_on"),
                new CellNode.FanOut(ids(view, "loops"), ids(view, "closes")));
    }
}
