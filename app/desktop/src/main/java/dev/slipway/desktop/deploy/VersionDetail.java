package dev.slipway.desktop.deploy;

import dev.slipway.desktop.deploy.DeploymentsViewModel.Question;
import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.route.Routes;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.compare.VersionDiff;
import dev.slipway.engine.deploy.Deployment;
import dev.slipway.engine.deploy.Deployments;
import dev.slipway.engine.deploy.Deployments.LiveChange;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One version: what it is, what runs, how it differs, who made it live, and what can be done with it. UI thread only.
final class VersionDetail extends VBox {
    private static final int MOST_CHANGES = 12;

    private final DeploymentsViewModel model;
    private final Routes routes;
    private final ZoneId zone;
    private final OverTimeView overTime;
    private @Nullable StartForm form;
    private @Nullable StartViewModel shownStart;

    VersionDetail(DeploymentsViewModel model, Routes routes, ZoneId zone) {
        super(12);
        this.model = model;
        this.routes = routes;
        this.zone = zone;
        overTime = new OverTimeView(model, zone, routes::run);
        getStyleClass().add("version-detail");
        model.chosenProperty().subscribe(_ -> show());
        model.startProperty().subscribe(_ -> show());
        model.factsProperty().subscribe(_ -> show());
        model.questionProperty().subscribe(_ -> show());
        model.runsProperty().subscribe(_ -> show());
        model.messageProperty().subscribe(_ -> show());
    }

    /// Puts the focus where the version is started from.
    void enter() {
        if (form != null) {
            form.enter();
        }
    }

    private String when(java.time.Instant when) {
        return Words.moment(when, model.now(), zone);
    }

    private void show() {
        var one = model.chosenProperty().get();
        getChildren().clear();
        if (!model.messageProperty().get().isEmpty() && one == null) {
            getChildren().add(message());
        }
        if (one == null) {
            return;
        }
        getChildren().add(title(one));
        var question = model.questionProperty().get();
        if (question != null) {
            getChildren().add(question(question));
        }
        getChildren().add(facts(one));
        var note = one.created().note();
        if (!note.isEmpty()) {
            getChildren().add(wrapped(note, "plain"));
        }
        if (!model.messageProperty().get().isEmpty()) {
            getChildren().add(message());
        }
        var known = model.factsProperty().get();
        if (known != null) {
            notebook(known);
        }
        getChildren().add(overTime);
        var steps =
                Words.count(one.plan().steps().size(), "step") + PlanGraph.leftOut(one.plan(), _ -> Check.Change.SAME);
        var graph = PlanGraph.of(one.plan(), _ -> Check.Change.SAME, PlanGraph.Labels.NONE);
        getChildren().addAll(CheckView.head("What runs", steps), graph);
        if (known != null && known.diff() != null) {
            getChildren().addAll(differences(one, known.diff()));
        }
        starting();
        if (known != null && !known.history().isEmpty()) {
            getChildren().addAll(history(known.history()));
        }
    }

    private Node message() {
        var message = wrapped(model.messageProperty().get(), "muted");
        message.setGraphic(Icons.sized("information-outline", 14));
        return message;
    }

    private static javafx.scene.control.Label wrapped(String words, String style) {
        var label = Kit.text(words, "t2", style);
        label.setWrapText(true);
        return label;
    }

    private FlowPane facts(Deployment one) {
        var facts = new FlowPane(24, 8);
        fact(
                facts,
                "deployed",
                when(one.created().when()) + ", " + one.created().who());
        fact(facts, "branch", one.branch());
        fact(facts, "target", one.target().equals("local") ? "this machine" : one.target());
        fact(facts, "plan", Facts.hash(one.plan().hash().hex()));
        var commit = one.created().commit();
        if (commit != null) {
            fact(facts, "commit", Words.shorten(commit, 8));
        }
        var notebook = Kit.link(
                Words.shorten(fileName(one.created().notebook()), 60),
                () -> routes.past(one.flow(), one.version()),
                "t2");
        notebook.setTooltip(Kit.tooltip("The notebook as it was deployed, and what has changed since"));
        facts.getChildren().add(new VBox(Kit.text("notebook", "t1", "subtle"), notebook));
        model.runs(one).ifPresent(runs -> {
            fact(
                    facts,
                    "runs",
                    Words.count(runs.count()) + (runs.failed() == 0 ? "" : ", " + runs.failed() + " failed"));
            if (runs.took() != null) {
                fact(facts, "mean time", Words.duration(runs.took()));
            }
            runs.means().forEach((name, mean) -> fact(facts, "mean " + name, Words.value(mean)));
        });
        return facts;
    }

    private static void fact(FlowPane facts, String label, String value) {
        facts.getChildren().add(new VBox(Kit.text(label, "t1", "subtle"), Kit.text(value, "t2", "plain")));
    }

    private static String fileName(String path) {
        return path.substring(1 + Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')));
    }

    private Node title(Deployment one) {
        var name = Kit.text(one.flow(), "t4");
        name.setMinWidth(0);
        var row = Kit.row(8, name, Kit.text("version " + one.version(), "t4", "light", "muted"));
        if (one.live()) {
            row.getChildren().add(Kit.iconChip("rocket-launch", "live", "accent"));
        }
        row.getChildren().add(Kit.spacer());
        if (one.live()) {
            row.getChildren().add(small("restore", "Roll back", model::askToRollBack));
        } else {
            row.getChildren().add(small("rocket-launch-outline", model.verb(), model::askToMakeLive));
            var bin =
                    Kit.iconButton("trash-can-outline", "Delete version " + one.version(), model::askToDelete, "small");
            bin.setDisable(model.factsProperty().get() == null);
            row.getChildren().add(bin);
        }
        var begin = Kit.button(
                "play",
                "Start version " + one.version(),
                () -> {
                    if (form != null) {
                        form.start();
                    }
                },
                "small",
                "primary");
        begin.setDisable(model.startProperty().get() == null);
        begin.setMinWidth(USE_PREF_SIZE);
        row.getChildren().add(begin);
        return row;
    }

    private static Node small(String icon, String words, Runnable action) {
        var button = Kit.button(icon, words, action, "small");
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    /// Asks before something is done to `prod` or for good; it names the flow.
    private Node question(Question question) {
        var box = new VBox(8);
        box.getStyleClass().addAll("message", "warning");
        box.getChildren().add(wrapped(words(question), "plain"));
        var yes = Kit.button(
                "",
                verb(question),
                model::confirm,
                "small",
                question instanceof Question.Delete ? "danger" : "primary");
        box.getChildren().add(Kit.row(8, yes, Kit.button("", "Leave it", model::leave, "small", "flat")));
        return box;
    }

    private static String verb(Question question) {
        return switch (question) {
            case Question.MakeLive make -> "Make version " + make.version().version() + " live";
            case Question.RollBack _ -> "Roll back now";
            case Question.Delete delete -> "Delete version " + delete.version().version();
        };
    }

    static String words(Question question) {
        return switch (question) {
            case Question.MakeLive make -> {
                var flow = make.version().flow();
                var replaced = make.replaced() == null
                        ? "Nothing of it is live now."
                        : "Version " + make.replaced() + " stops being live; it can come back at any time.";
                yield "Put version " + make.version().version() + " of " + flow + " on " + Deployments.PROD + "? "
                        + replaced;
            }
            case Question.RollBack back ->
                "Move " + Deployments.PROD + " of " + back.version().flow() + " back from version "
                        + back.version().version() + " to the one that was live before it?";
            case Question.Delete delete -> {
                var depends = delete.dependents();
                var runs = depends.runs() == 0
                        ? "No run was made of it."
                        : Words.count(depends.runs(), "run") + " made of it "
                                + (depends.runs() == 1 ? "stays, and can" : "stay, and can") + " be started again.";
                var back = depends.wasLive() ? " It was live before: rolling back passes it over then." : "";
                yield "Delete version " + delete.version().version() + " of "
                        + delete.version().flow() + "? " + runs + back + " Its number is not given again.";
            }
        };
    }

    /// Says whether the notebook was edited after the deploy, and what differs.
    private void notebook(VersionFacts known) {
        switch (known.notebook()) {
            case SAME -> {}
            case GONE ->
                getChildren()
                        .add(wrapped(
                                "The notebook is no longer where it was."
                                        + (model.startProperty().get() == null
                                                ? ""
                                                : " The version runs all the same: it keeps its own code."),
                                "muted"));
            case EDITED -> {
                var edited = known.edited();
                getChildren().add(edited(known, edited == null ? 0 : edited.changed()));
                if (edited != null) {
                    getChildren().add(CheckView.cells(edited));
                }
            }
        }
    }

    private HBox edited(VersionFacts known, int cells) {
        var version = known.version();
        var path = Path.of(version.created().notebook());
        return Kit.row(
                8,
                Kit.iconChip("pencil-outline", "edited after deploy", "warning"),
                Kit.text(Words.count(cells, "cell") + (cells == 1 ? " differs" : " differ") + " now", "t2", "muted"),
                Kit.spacer(),
                Kit.button(
                        "history",
                        "As deployed",
                        () -> routes.past(version.flow(), version.version()),
                        "small",
                        "flat"),
                Kit.button(
                        "open-in-app", "Open the notebook", () -> routes.notebook(path, null, null), "small", "flat"));
    }

    private List<Node> differences(Deployment one, VersionFacts.Against against) {
        var diff = against.diff();
        var menu = new MenuButton("version " + against.other());
        menu.getStyleClass().addAll("flat", "small");
        menu.setAccessibleText("Compare with another version");
        for (var other : model.others(one)) {
            var item = new MenuItem("version " + other.version() + (other.live() ? ", live" : ""));
            item.setOnAction(_ -> model.compare(other.version()));
            menu.getItems().add(item);
        }
        var head = CheckView.head("Against", "");
        head.getChildren().add(menu);
        var nodes = new ArrayList<Node>(List.of(head));
        if (diff.isSame()) {
            nodes.add(Kit.text("They are the same: steps, parameters, dependencies and text.", "t2", "muted"));
            return nodes;
        }
        var items = new VBox();
        diff.changes().stream()
                .limit(MOST_CHANGES)
                .forEach(item -> items.getChildren().add(item(item)));
        if (diff.changes().size() > MOST_CHANGES) {
            items.getChildren()
                    .add(Kit.text(
                            "and " + Words.count(diff.changes().size() - MOST_CHANGES) + " more", "t1", "subtle"));
        }
        if (diff.changes().isEmpty()) {
            items.getChildren().add(Kit.text("The flow is the same; only comments or prose differ.", "t2", "muted"));
        }
        nodes.add(items);
        var code = diff.code();
        if (code == null) {
            nodes.add(Kit.text("The text of one of the notebooks is gone from the store.", "t2", "muted"));
        } else if (!code.same()) {
            nodes.add(CheckView.cells(code));
        }
        return nodes;
    }

    private static Node item(VersionDiff.Item item) {
        var name = Kit.text(item.name(), "t2", "m5");
        name.setMinWidth(0);
        var row = Kit.row(
                8,
                Icons.sized(
                        switch (item.change()) {
                            case ADDED -> "plus";
                            case CHANGED -> "pencil-outline";
                            case REMOVED -> "minus-circle-outline";
                        },
                        14),
                Kit.text(item.kind().name().toLowerCase(Locale.ROOT), "t1", "subtle"),
                name,
                Kit.spacer(),
                Kit.text(item.words(), "t1", "muted"));
        row.setMinHeight(24);
        return row;
    }

    private void starting() {
        var start = model.startProperty().get();
        if (start == null) {
            form = null;
            shownStart = null;
            return;
        }
        if (form == null || start != shownStart) {
            form = new StartForm(start, routes::run);
            shownStart = start;
        }
        getChildren().addAll(CheckView.head("Start it", "as it was deployed"), form);
    }

    private List<Node> history(List<LiveChange> history) {
        var box = new VBox();
        for (var change : history.stream().limit(MOST_CHANGES).toList()) {
            var words = switch (change.action()) {
                case "promote" -> "promoted";
                case "rollback" -> "rolled back to";
                default -> "deployed";
            };
            var row = Kit.row(
                    8,
                    Kit.text("version " + change.version(), "t2", "m5"),
                    Kit.text(words, "t2", "muted"),
                    Kit.spacer(),
                    Kit.text(
                            when(change.since()) + ", " + (change.who().isEmpty() ? "unknown" : change.who()),
                            "t1",
                            "subtle"));
            row.setMinHeight(24);
            box.getChildren().add(row);
        }
        var count = history.size() > MOST_CHANGES ? MOST_CHANGES + " of " + Words.count(history.size()) : "";
        return List.of(CheckView.head("What was live", count), box);
    }
}
