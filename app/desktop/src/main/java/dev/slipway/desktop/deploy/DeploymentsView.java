package dev.slipway.desktop.deploy;

import dev.slipway.desktop.deploy.DeploymentsViewModel.Line;
import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.kit.Column;
import dev.slipway.desktop.kit.KeyHints;
import dev.slipway.desktop.kit.KeyHints.Hint;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.LetterKeys;
import dev.slipway.desktop.kit.MessageBar;
import dev.slipway.desktop.kit.RowList;
import dev.slipway.desktop.route.Routes;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.deploy.Deployment;
import dev.slipway.engine.history.RunGroup;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The versions of all flows at the left, the chosen one at the right. UI thread only.
final class DeploymentsView extends Region {
    private static final double ROW = 28;
    private static final double DETAIL = 540;
    private static final double STACKED = 1052;

    private final DeploymentsViewModel model;
    private final Routes routes;
    private final ZoneId zone;
    private final RowList<Line> rows;
    private final StackPane left = new StackPane();
    private final VersionDetail detail;
    private final ScrollPane right;
    private final KeyHints hints = new KeyHints(List.of(
            new Hint("j k", "next and previous version"),
            new Hint("Enter", "to the parameters, to start it"),
            new Hint("p", "makes the version live, once it has asked"),
            new Hint("r", "rolls back, once it has asked"),
            new Hint("o", "the notebook as it was deployed"),
            new Hint("h", "the runs of the version"),
            new Hint("Esc", "leaves what was asked"),
            new Hint("?", "these keys")));

    DeploymentsView(DeploymentsViewModel model, Routes routes, ZoneId zone) {
        this.model = model;
        this.routes = routes;
        this.zone = zone;
        rows = new RowList<>(model.lines(), ROW, "Versions");
        rows.banner(this::flow);
        rows.columns(columns());
        rows.list().getSelectionModel().selectedItemProperty().subscribe(line -> {
            if (line instanceof Line.Version version) {
                model.choose(version.deployment());
            }
        });
        detail = new VersionDetail(model, routes, zone);
        right = new ScrollPane(detail);
        right.setFitToWidth(true);
        right.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        getChildren().addAll(left, right, hints);
        getStyleClass().add("deployments");
        model.readProperty().subscribe(_ -> fill());
        model.lines().subscribe(this::fill);
        model.messageProperty().subscribe(_ -> fill());
        model.chosenProperty().subscribe(this::select);
        model.questionProperty().subscribe((asked, now) -> {
            if (asked != null && now == null) {
                enterList(); // the button that had the focus is gone
            }
        });
        model.runsProperty().subscribe(_ -> rows.list().refresh());
        LetterKeys.of(this, this::key);
    }

    /// Puts the focus on the list, so that its keys work.
    void enterList() {
        rows.list().requestFocus();
    }

    private List<Column<Line>> columns() {
        return List.of(
                Column.nodes("", "version", 140, version(DeploymentsView::number)),
                Column.words("", "branch", 72, version(Deployment::branch), "muted"),
                Column.words("", "when", 120, version(this::when), "muted"),
                Column.<Line>words("", "by", 72, version(one -> one.created().who()), "muted")
                        .rank(2),
                Column.figures("", "runs", 60, version(this::runs)),
                Column.figures("", "good", 68, version(this::good)),
                Column.<Line>figures("", "mean time", 96, version(this::took)).rank(3),
                Column.<Line>figures("", "mean metric", 132, version(this::metric))
                        .rank(5),
                Column.<Line>words("", "note", 96, version(one -> one.created().note()))
                        .growing()
                        .rank(1),
                Column.<Line>words(
                                "",
                                "plan",
                                84,
                                version(one -> Facts.hash(one.plan().hash().hex())),
                                "mono",
                                "muted")
                        .rank(4));
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
        var runs = Kit.link("runs", () -> routes.runs("flow:" + flow.name()), "t1");
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
        Node content = isEmpty ? instead() : rows;
        if (!left.getChildren().contains(content)) {
            left.getChildren().setAll(content);
        }
        requestLayout();
    }

    /// Returns what stands where there is no version.
    private Node instead() {
        var message = model.messageProperty().get();
        if (!message.isEmpty()) {
            return new StackPane(new MessageBar(
                    MessageBar.Kind.FAILURE,
                    "The versions could not be read.",
                    message,
                    Kit.button("refresh", "Try again", model::reload, "small")));
        }
        return Boolean.TRUE.equals(model.readProperty().get())
                ? Kit.empty(
                        "rocket-launch-outline",
                        "Nothing is deployed yet",
                        "Open a notebook and press Deploy: its flow becomes version 1, which can be started from here"
                                + " and by slipway run FLOW@1.")
                : Kit.reading("Reading the versions");
    }

    private String runs(Deployment one) {
        return model.runs(one).map(runs -> Words.count(runs.count())).orElse(Words.NONE);
    }

    private String good(Deployment one) {
        return model.runs(one)
                .filter(runs -> runs.succeeded() + runs.failed() > 0)
                .map(runs -> Math.round(100.0 * runs.succeeded() / (runs.succeeded() + runs.failed())) + "\u00a0%")
                .orElse(Words.NONE);
    }

    private String took(Deployment one) {
        return model.runs(one).map(RunGroup::took).map(Words::duration).orElse(Words.NONE);
    }

    private String metric(Deployment one) {
        return model.runs(one).map(RunGroup::means).orElse(Map.of()).entrySet().stream()
                .findFirst()
                .map(mean -> Words.shorten(mean.getKey(), 10) + " " + Words.value(mean.getValue()))
                .orElse("");
    }

    private boolean key(KeyEvent event) {
        switch (event.getText()) {
            case "j" -> rows.step(1);
            case "k" -> rows.step(-1);
            case "p" -> model.askToMakeLive();
            case "r" -> model.askToRollBack();
            case "o" -> chosen().ifPresent(one -> routes.past(one.flow(), one.version()));
            case "h" -> chosen().ifPresent(one -> routes.runs("version:" + one.flow() + "@" + one.version()));
            case "?" -> hints.toggle();
            default -> {
                return isTaken(event.getCode());
            }
        }
        return true;
    }

    private boolean isTaken(KeyCode code) {
        if (code == KeyCode.ESCAPE) {
            if (!hints.hide()) {
                model.leave();
            }
            return true;
        }
        if (code == KeyCode.ENTER && rows.list().isFocused()) {
            detail.enter();
            return true;
        }
        return false;
    }

    private Optional<Deployment> chosen() {
        return Optional.ofNullable(model.chosenProperty().get());
    }

    private void select(@Nullable Deployment one) {
        if (one == null) {
            return;
        }
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
        double wide = hints.prefWidth(-1);
        double high = hints.prefHeight(-1);
        hints.resizeRelocate(Math.floor((w - wide) / 2), Math.floor((h - high) / 2), wide, high);
    }
}
