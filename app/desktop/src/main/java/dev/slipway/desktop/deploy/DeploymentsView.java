package dev.slipway.desktop.deploy;

import dev.slipway.desktop.deploy.DeploymentsViewModel.Line;
import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.kit.Column;
import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.RowList;
import dev.slipway.desktop.route.Routes;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.deploy.Deployment;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The versions of all flows at the left, the chosen one at the right. UI thread only.
final class DeploymentsView extends Region {
    private static final double ROW = 28;
    private static final double DETAIL = 560;
    private static final double STACKED = 1000;

    private final DeploymentsViewModel model;
    private final Routes routes;
    private final ZoneId zone;
    private final RowList<Line> rows;
    private final StackPane left = new StackPane();
    private final VBox detail = new VBox(12);
    private final ScrollPane right = new ScrollPane(detail);
    private @Nullable StartForm form;

    DeploymentsView(DeploymentsViewModel model, Routes routes, ZoneId zone) {
        this.model = model;
        this.routes = routes;
        this.zone = zone;
        rows = new RowList<>(model.lines(), ROW, "Versions");
        rows.banner(this::flow);
        rows.columns(List.of(
                Column.nodes("", "version", 140, version(DeploymentsView::number)),
                Column.words("", "branch", 72, version(Deployment::branch), "muted"),
                Column.words("", "when", 120, version(this::when), "muted"),
                Column.<Line>words("", "by", 72, version(one -> one.created().who()), "muted")
                        .rank(2),
                Column.<Line>words("", "note", 96, version(one -> one.created().note()))
                        .growing(),
                Column.<Line>words(
                                "",
                                "plan",
                                84,
                                version(one -> Facts.hash(one.plan().hash().hex())),
                                "mono",
                                "muted")
                        .rank(1)));
        rows.list().getSelectionModel().selectedItemProperty().subscribe(line -> {
            if (line instanceof Line.Version version) {
                model.choose(version.deployment());
            }
        });
        detail.getStyleClass().add("version-detail");
        right.setFitToWidth(true);
        getChildren().addAll(left, right);
        getStyleClass().add("deployments");
        model.readProperty().subscribe(_ -> fill());
        model.lines().subscribe(this::fill);
        model.chosenProperty().subscribe(_ -> show());
        model.startProperty().subscribe(_ -> show());
        model.messageProperty().subscribe(_ -> show());
    }

    private static <R> Function<Line, R> version(Function<Deployment, R> draw) {
        return line -> switch (line) {
            case Line.Version version -> draw.apply(version.deployment());
            case Line.Flow _ -> throw new IllegalStateException("a flow has no columns");
        };
    }

    private static Node number(Deployment one) {
        var row = Kit.row(8, Kit.text("version " + one.version(), "m5"));
        if (one.live()) {
            row.getChildren().add(Kit.iconChip("rocket-launch", "live", "accent"));
        }
        return row;
    }

    private String when(Deployment one) {
        return Words.moment(one.created().when(), model.now(), zone);
    }

    private Optional<Node> flow(Line line) {
        if (!(line instanceof Line.Flow flow)) {
            return Optional.empty();
        }
        var live = flow.live() == null ? "nothing is live" : "version " + flow.live() + " is live";
        var runs = Kit.text("runs", "t1", "link");
        runs.setOnMouseClicked(_ -> routes.runs("flow:" + flow.name()));
        var head = Kit.row(
                8,
                Kit.text(flow.name(), "m5"),
                Kit.text(Words.count(flow.versions(), "version") + ", " + live, "subtle"),
                Kit.spacer(),
                runs);
        head.setPadding(new Insets(0, 16, 0, 16));
        return Optional.of(head);
    }

    private void fill() {
        boolean isEmpty = model.lines().isEmpty();
        right.setVisible(!isEmpty);
        Node content = isEmpty && Boolean.TRUE.equals(model.readProperty().get())
                ? Kit.empty(
                        "rocket-launch-outline",
                        "Nothing is deployed yet",
                        "Open a notebook and press Deploy: its flow becomes version 1, which can be started from here"
                                + " and by slipway run FLOW@1.")
                : rows;
        if (!left.getChildren().contains(content)) {
            left.getChildren().setAll(content);
        }
        requestLayout();
    }

    private void show() {
        var one = model.chosenProperty().get();
        detail.getChildren().clear();
        if (one == null) {
            return;
        }
        select(one);
        var facts = new FlowPane(24, 8);
        fact(facts, "deployed", when(one) + ", " + one.created().who());
        fact(facts, "branch", one.branch());
        fact(facts, "target", one.target().equals("local") ? "this machine" : one.target());
        fact(facts, "plan", Facts.hash(one.plan().hash().hex()));
        fact(facts, "notebook", Words.shorten(fileName(one.created().notebook()), 60));
        detail.getChildren().addAll(title(one), facts);
        if (!one.created().note().isEmpty()) {
            var note = Kit.text(one.created().note(), "t2", "plain");
            note.setWrapText(true);
            detail.getChildren().add(note);
        }
        if (!model.messageProperty().get().isEmpty()) {
            var message = Kit.text(model.messageProperty().get(), "t2", "muted");
            message.setWrapText(true);
            message.setGraphic(Icons.sized("information-outline", 14));
            detail.getChildren().add(message);
        }
        detail.getChildren()
                .addAll(
                        CheckView.head(
                                "What runs", Words.count(one.plan().steps().size(), "step")),
                        PlanGraph.of(one.plan(), _ -> Check.Change.SAME, PlanGraph.Labels.NONE));
        var start = model.startProperty().get();
        if (start != null) {
            form = new StartForm(start, routes::run);
            detail.getChildren().addAll(CheckView.head("Start it", "as it was deployed"), form);
        }
    }

    private Node title(Deployment one) {
        var row = Kit.row(8, Kit.text(one.flow(), "t4"), Kit.text("version " + one.version(), "t4", "light", "muted"));
        if (one.live()) {
            row.getChildren().add(Kit.iconChip("rocket-launch", "live", "accent"));
        }
        row.getChildren().add(Kit.spacer());
        if (one.live()) {
            row.getChildren().add(Kit.button("restore", "Roll back", model::rollback, "small"));
        } else {
            row.getChildren().add(Kit.button("rocket-launch-outline", model.verb(), model::makeLive, "small"));
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
        row.getChildren().add(begin);
        return row;
    }

    private static String fileName(String path) {
        return path.substring(1 + Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')));
    }

    private static void fact(FlowPane facts, String label, String value) {
        facts.getChildren().add(new VBox(Kit.text(label, "t1", "subtle"), Kit.text(value, "t2", "plain")));
    }

    private void select(Deployment one) {
        for (int i = 0; i < model.lines().size(); i++) {
            if (model.lines().get(i) instanceof Line.Version version
                    && version.deployment().flow().equals(one.flow())
                    && version.deployment().version() == one.version()
                    && rows.list().getSelectionModel().getSelectedIndex() != i) {
                rows.reveal(i);
            }
        }
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        boolean isStacked = w < STACKED;
        right.pseudoClassStateChanged(PseudoClass.getPseudoClass("beside"), !isStacked);
        if (!right.isVisible()) {
            left.resizeRelocate(0, 0, w, h);
        } else if (isStacked) {
            double top = Math.round(h * 0.4);
            left.resizeRelocate(0, 0, w, top);
            right.resizeRelocate(0, top, w, h - top);
        } else {
            left.resizeRelocate(0, 0, w - DETAIL, h);
            right.resizeRelocate(w - DETAIL, 0, DETAIL, h);
        }
    }
}
