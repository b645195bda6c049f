package dev.slipway.desktop.deploy;

import dev.slipway.desktop.deploy.DeployViewModel.State;
import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.MessageBar;
import dev.slipway.desktop.kit.Ring;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.route.Routes;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.run.RunRequest;
import dev.slipway.kernel.problem.Place;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The sheet that deploys a notebook: the check, then the new version and its first start. UI thread only.
final class DeploySheet extends SheetFrame {
    private static final double TYPE = 44;

    static final double WIDTH = 792;

    private static final String COMPILING = "Compiling the notebook from top to bottom";

    private final LiveStore store;
    private final DeployViewModel model;
    private final Routes routes;

    /// @param close takes the sheet away
    DeploySheet(LiveStore store, DeployViewModel model, Routes routes, Runnable close) {
        super(close);
        this.store = store;
        this.model = model;
        this.routes = routes;
        model.stateProperty().subscribe(this::show);
        model.branchProperty().subscribe(_ -> fillHead());
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                store.unwatch(model);
            } else {
                store.watch(model);
            }
        });
    }

    private void show(State state) {
        fillHead();
        offer();
        switch (state) {
            case State.Checking checking -> {
                waitFor(COMPILING);
                if (checking.changes() != null) {
                    fill(meanwhile(checking.changes()));
                }
            }
            case State.Failed failed ->
                fail(
                        "The notebook could not be checked.",
                        failed.failure(),
                        Kit.button("refresh", "Try again", model::check, "small"));
            case State.Checked checked -> {
                fill(check(checked));
                if (checked.phase() == DeployViewModel.Phase.ASKING) {
                    ask();
                } else {
                    fillFoot();
                }
            }
            case State.Deployed deployed -> deployed(deployed);
        }
    }

    /// Returns what is known before the notebook is compiled: the cells that differ from the live version.
    private static VBox meanwhile(Check.Changes changes) {
        return new VBox(
                8,
                Kit.row(8, new Ring(14), Kit.text(COMPILING, "t2", "muted")),
                CheckView.head("Changed since version " + changes.version(), CheckView.count(changes.code())),
                CheckView.cells(changes.code()));
    }

    private void fillHead() {
        boolean isDone = model.stateProperty().get() instanceof State.Deployed;
        var flow = model.checked().map(Check::flow).orElse(name());
        var title = isDone && model.stateProperty().get() instanceof State.Deployed deployed
                ? deployed.version().flow() + " version " + deployed.version().version()
                        + (deployed.version().live() ? " is live" : " is published")
                : "Deploy " + flow;
        var below = isDone ? "It stays as it is, whatever becomes of the notebook." : model.outcome();
        title(title, below);
    }

    private String name() {
        var name = String.valueOf(model.notebook().path().getFileName());
        int point = name.lastIndexOf('.');
        return point > 0 ? name.substring(0, point) : name;
    }

    private VBox check(State.Checked checked) {
        var nodes = new ArrayList<Node>();
        var check = checked.check();
        nodes.addAll(new ProblemsInTheWay(model.fixes(), this::go).of(check));
        if (check.isPossible()) {
            nodes.addAll(0, CheckView.whatRuns(check));
        }
        var where = where(
                check.plan().map(Plan::parameters).orElse(List.of()), checked.phase() == DeployViewModel.Phase.OPEN);
        var changes = new VBox();
        changes.getChildren().addAll(CheckView.changes(check));
        HBox.setHgrow(changes, Priority.ALWAYS);
        changes.setPrefWidth(400);
        nodes.add(changes.getChildren().isEmpty() ? new HBox(where) : new HBox(24, changes, where));
        if (!checked.failure().isEmpty()) {
            nodes.add(new MessageBar(MessageBar.Kind.FAILURE, "It was not deployed.", checked.failure()));
        }
        var box = new VBox(8);
        box.getChildren().addAll(nodes);
        return box;
    }

    /// @param isOpen whether the branch can be chosen; not while the foot asks about one
    private VBox where(List<Plan.Parameter> parameters, boolean isOpen) {
        var branch = new ComboBox<String>();
        branch.getItems().addAll(List.of("prod", "test", "user." + System.getProperty("user.name")));
        branch.setEditable(true);
        branch.setDisable(!isOpen);
        branch.setAccessibleText("Branch");
        branch.getEditor().setAccessibleText("Branch");
        branch.setMaxWidth(Double.MAX_VALUE);
        branch.setValue(model.branchProperty().get());
        branch.getEditor().setText(model.branchProperty().get());
        branch.getEditor()
                .textProperty()
                .subscribe((_, text) -> model.branchProperty().set(text));
        HBox.setHgrow(branch, Priority.ALWAYS);
        var target = Kit.text("This machine", "t2", "plain");
        target.setGraphic(Icons.of("laptop", "default"));
        target.setGraphicTextGap(8);
        var head = CheckView.head(parameters.isEmpty() ? "Where" : "Where and with what", "");
        var box = new VBox(4, head, Kit.row(8, name("target"), target), Kit.row(8, name("branch"), branch));
        parameters.forEach(one -> box.getChildren().add(parameter(one)));
        box.setMinWidth(280);
        box.setPrefWidth(280);
        return box;
    }

    /// A parameter with the value that the notebook gives it; a run may give another.
    private static Node parameter(Plan.Parameter parameter) {
        var name = Kit.text(parameter.name(), "t2", "mono", "muted");
        name.setMinWidth(0);
        var value = Kit.text(Facts.parameter(parameter.defaultValue(), 24), "t2", "mono");
        value.setMinWidth(USE_PREF_SIZE);
        var type = Kit.text(parameter.type(), "t1", "muted");
        type.setMinWidth(TYPE);
        return Kit.row(8, name, Kit.spacer(), value, type);
    }

    private static Node name(String words) {
        var label = Kit.text(words, "t2", "muted");
        label.setMinWidth(64);
        return label;
    }

    private void fillFoot() {
        var note = new TextField();
        note.setPromptText("Note for the others, such as “Huber loss”");
        note.setAccessibleText("Note for the others");
        note.textProperty().bindBidirectional(model.noteProperty());
        note.setOnAction(_ -> model.deploy());
        var field = Kit.row(8, Icons.of("pencil-outline"), Kit.grow(note));
        field.getStyleClass().add("field");
        HBox.setHgrow(field, Priority.ALWAYS);
        var reason = Kit.text("", "t2", "danger-text");
        reason.setMinWidth(USE_PREF_SIZE);
        var deploy = Kit.button(
                "rocket-launch-outline",
                "Deploy version " + model.checked().map(Check::next).orElse(1),
                model::deploy,
                "primary");
        deploy.setMinWidth(USE_PREF_SIZE);
        model.branchProperty().subscribe(_ -> {
            var blocked = model.blocked();
            reason.setText(blocked);
            deploy.setDisable(!blocked.isEmpty());
        });
        offer(field, reason, deploy);
    }

    /// Asks before what is live changes.
    private void ask() {
        var words = Kit.text(model.question(), "t2", "plain");
        words.setWrapText(true);
        words.setMinWidth(0);
        words.setGraphic(Icons.of("rocket-launch-outline", "warning"));
        words.setGraphicTextGap(8);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        var yes = Kit.button("", "Put it on prod", model::deploy, "primary");
        yes.setMinWidth(USE_PREF_SIZE);
        offer(words, Kit.button("", "Not yet", model::leave), yes);
        yes.requestFocus();
    }

    private void deployed(State.Deployed deployed) {
        var version = deployed.version();
        var start = new StartViewModel(store, deployed.flow(), source(deployed.flow(), version.version()));
        start.check();
        var form = new StartForm(start, run -> {
            close();
            routes.run(run);
        });
        var title = Kit.text("Start it", "b");
        fill(new VBox(12, title, form));
        var begin = Kit.button("play", "Start version " + version.version(), form::start, "primary");
        begin.disableProperty().bind(start.busyProperty());
        offer(
                Kit.button(
                        "rocket-launch-outline",
                        "All versions",
                        () -> {
                            close();
                            routes.deployments(version.flow());
                        },
                        "flat"),
                Kit.spacer(),
                Kit.button("", "Later", this::close),
                begin);
        form.enter();
    }

    private RunRequest.Source source(Compiled.Flow flow, int version) {
        return new RunRequest.Source(
                model.notebook().path(),
                model.notebook().text(),
                version,
                null,
                List.of("slipway", "run", flow.plan().flow()));
    }

    private void go(Place place) {
        close();
        routes.notebook(model.notebook().path(), place.cell().value(), place.line());
    }
}
