package dev.slipway.desktop.deploy;

import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.route.Routes;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.run.RunRequest;
import dev.slipway.kernel.file.Opened;
import dev.slipway.kernel.problem.Place;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.layout.VBox;

/// The sheet that runs a notebook's flow without deploying it. UI thread only.
final class RunSheet extends SheetFrame {
    static final double WIDTH = 560;

    private final LiveStore store;
    private final Routes routes;
    private final FixesViewModel fixes;
    private Opened.Notebook notebook;

    /// @param known quick fixes of what stands in the way
    /// @param close takes the sheet away
    RunSheet(LiveStore store, Opened.Notebook notebook, ProblemFixes known, Routes routes, Runnable close) {
        super(close);
        this.store = store;
        this.notebook = notebook;
        this.routes = routes;
        fixes = new FixesViewModel(known, this::check);
        title("Run " + notebook.path().getFileName(), "from the notebook as it is now");
        check();
    }

    private void check() {
        waitFor("Compiling the notebook from top to bottom");
        offer();
        fixes.settle(
                notebook,
                saved -> {
                    notebook = saved;
                    store.ask(() -> Check.of(store.services(), store.compiler(), saved), this::show, this::failed);
                },
                this::failed);
    }

    private void failed(String failure) {
        fail("The notebook could not be checked.", failure, Kit.button("refresh", "Try again", this::check, "small"));
    }

    private void show(Check check) {
        var box = new VBox(8);
        fill(box);
        fixes.ask(check.problems());
        if (!(check.compiled() instanceof Compiled.Flow flow)) {
            box.getChildren().addAll(new ProblemsInTheWay(fixes, this::go).of(check));
            offer(Kit.spacer(), Kit.text("It cannot run as it is", "t2", "danger-text"));
            return;
        }
        title(
                "Run " + check.flow(),
                check.size() + PlanGraph.leftOut(flow.plan(), check::change) + ", from the notebook as it is now");
        var source = new RunRequest.Source(notebook.path(), notebook.text(), null, null, List.of());
        var start = new StartViewModel(store, flow, source);
        start.check();
        var form = new StartForm(start, run -> {
            close();
            routes.run(run);
        });
        var graph = PlanGraph.of(flow.plan(), check::change, PlanGraph.Labels.NONE);
        VBox.setMargin(graph, new Insets(8, 0, 8, 0));
        box.getChildren().addAll(graph, CheckView.head("Parameters", ""), form);
        if (!check.problems().isEmpty() || fixes.made().isPresent()) {
            box.getChildren().addAll(new ProblemsInTheWay(fixes, this::go).of(check));
        }
        var begin = Kit.button("play", "Run", form::start, "primary");
        begin.disableProperty().bind(start.busyProperty());
        offer(
                Kit.text("It goes on when the window is closed", "t1", "muted"),
                Kit.spacer(),
                Kit.button("", "Cancel", this::close),
                begin);
        form.enter();
    }

    private void go(Place place) {
        close();
        routes.notebook(notebook.path(), place.cell().value(), place.line());
    }
}
