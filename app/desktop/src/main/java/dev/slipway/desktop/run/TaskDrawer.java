package dev.slipway.desktop.run;

import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.kit.GivingWay;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.Mark;
import dev.slipway.desktop.kit.Segments;
import dev.slipway.desktop.output.BundleView;
import dev.slipway.desktop.route.Dialogs;
import dev.slipway.desktop.route.Routes;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.CardPage;
import dev.slipway.engine.history.CardText;
import dev.slipway.engine.history.Rows.ArtifactRow;
import dev.slipway.engine.history.Rows.Attempt;
import dev.slipway.engine.history.Rows.Failure;
import dev.slipway.engine.history.Rows.TaskDetail;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// One task beside the page: attempts, log, artifacts, metrics, cards. UI thread only.
final class TaskDrawer extends VBox {
    private enum Tab {
        LOG,
        ARTIFACTS,
        METRICS,
        CARDS,
        INPUTS
    }

    private final RunPageViewModel page;
    private final TaskViewModel model;
    private final Routes routes;
    private final Dialogs dialogs;
    private static final double WIDEST = 330;
    private static final Set<String> TABLES = Set.of("slipway-table/1", "slipway-relation/1");
    private static final Set<String> PICTURES = Set.of("image/png", "slipway-plot/1");

    private final LogView log;
    private final RunLinks links;
    private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.LOG);
    private final ObjectProperty<Integer> attempt = new SimpleObjectProperty<>(0);
    private final HBox head = Kit.row(4);
    private final HBox attempts = Kit.row(4);
    private final VBox error = new VBox(2);
    private final HBox tabs = Kit.row(16);
    private final StackPane body = new StackPane();
    private final Label message = Kit.text("", "t1", "muted");

    TaskDrawer(RunPageViewModel page, TaskViewModel model, Routes routes, Dialogs dialogs) {
        this.page = page;
        this.model = model;
        this.routes = routes;
        this.dialogs = dialogs;
        links = new RunLinks(model, routes, dialogs);
        log = new LogView(model, dialogs, page.zone());
        getStyleClass().add("drawer");
        head.getStyleClass().add("drawer-head");
        attempts.getStyleClass().add("drawer-row");
        error.getStyleClass().addAll("drawer-row", "drawer-error");
        tabs.getStyleClass().add("drawer-tabs");
        message.getStyleClass().add("drawer-row");
        message.setWrapText(true);
        message.textProperty().bind(model.messageProperty());
        message.visibleProperty().bind(model.messageProperty().map(words -> !words.isEmpty()));
        message.managedProperty().bind(message.visibleProperty());
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(head, attempts, error, tabs, body, message);
        model.detailProperty().subscribe(_ -> show());
        tab.subscribe(_ -> show());
        page.tasks().chosenProperty().subscribe(index -> {
            if (index != null) {
                attempt.set(0);
                model.open(page.tasks().stepProperty().get(), index);
                show();
            }
        });
    }

    private void show() {
        head();
        var detail = model.detailProperty().get();
        if (detail == null) {
            attempts.getChildren().clear();
            error.getChildren().clear();
            tabs.getChildren().clear();
            body.getChildren().clear();
            return;
        }
        attempts(detail);
        tabs.getChildren()
                .setAll(
                        tab(Tab.LOG, "Log"),
                        tab(Tab.ARTIFACTS, "Artifacts " + detail.artifacts().size()),
                        tab(Tab.METRICS, "Metrics"),
                        tab(Tab.CARDS, "Cards " + model.cards().size()),
                        tab(Tab.INPUTS, "Inputs"));
        var content = switch (tab.get()) {
            case LOG -> log;
            case ARTIFACTS -> scrolling(artifacts(detail));
            case METRICS -> scrolling(metrics(detail));
            case CARDS -> scrolling(cards());
            case INPUTS -> scrolling(TaskInputs.of(page, model.step(), detail));
        };
        if (!body.getChildren().contains(content)) {
            body.getChildren().setAll(content);
        }
    }

    private void head() {
        var tasks = page.tasks();
        var task = tasks.chosenTask();
        var item = Kit.text(task.map(row -> row.item()).orElse(""), "t2", "subtle");
        item.setMinWidth(0);
        var name = Kit.text(model.step() + " " + Words.count(model.index()), "b", "t2");
        name.setMinWidth(USE_PREF_SIZE);
        head.getChildren()
                .setAll(
                        task.map(TaskListViewModel::mark).orElse(Mark.WAITING).shape(14),
                        name,
                        item,
                        Kit.spacer(),
                        Kit.iconButton("chevron-up", "Previous task (k)", () -> tasks.step(-1), "small"),
                        Kit.iconButton("chevron-down", "Next task (j)", () -> tasks.step(1), "small"),
                        Kit.iconButton("close", "Close (Esc)", () -> tasks.chooseTask(null), "small"));
    }

    private void attempts(TaskDetail detail) {
        var all = detail.attempts();
        int shown = attempt.get() == 0 ? all.size() : attempt.get();
        var words = new GivingWay(4, HPos.LEFT);
        if (all.size() > 1) {
            var segments = new Segments<>(
                    all.stream().map(Attempt::number).toList(),
                    number -> (number == shown ? "Attempt " : "") + number,
                    shown,
                    number -> {
                        attempt.set(number);
                        model.openAttempt(number == all.getLast().number() ? 0 : number);
                        show();
                    });
            words.add(segments);
        }
        var current = all.stream().filter(one -> one.number() == shown).findFirst();
        current.ifPresent(one -> words.add(Kit.text(words(one), "t1", "muted"), 1));
        Runnable open = () -> routes.restore(page.id(), model.step(), model.index());
        var rerun = Kit.button("refresh", "Re-run", this::rerun, "small");
        rerun.setTooltip(Kit.tooltip("Start a run in which this task is computed again; what can be reused is reused"));
        rerun.setDisable(page.isLive());
        var opening = Kit.button("open-in-app", "Open", open, "small");
        List.of(opening, rerun).forEach(button -> button.setMinWidth(USE_PREF_SIZE));
        attempts.getChildren().setAll(Kit.grow(words), opening, rerun);
        error.getChildren().clear();
        current.map(Attempt::error).ifPresent(this::error);
        error.setVisible(!error.getChildren().isEmpty());
        error.setManaged(error.isVisible());
    }

    /// Starts a run in which the task is computed again; does nothing while there is none or its run is under way.
    void rerun() {
        if (isOpen() && !page.isLive()) {
            page.againTask(model.step(), model.index(), routes::run);
        }
    }

    private boolean isOpen() {
        return page.tasks().chosenProperty().get() != null;
    }

    /// Shows the tab at `place`, 0-based.
    void show(int place) {
        tab.set(Tab.values()[place]);
    }

    /// Goes to the next error in the log.
    void nextError() {
        if (isOpen()) {
            tab.set(Tab.LOG);
            log.nextError();
        }
    }

    private void error(Failure failure) {
        var words = failure.message().isBlank() ? failure.type() : failure.message();
        var sentence = Kit.text(words, "t2", "danger-text");
        sentence.setWrapText(true);
        var type = failure.type().substring(failure.type().lastIndexOf('.') + 1);
        var where = Kit.row(4, Kit.text(type, "t1", "mono"));
        if (failure.cell() != null) {
            var place = model.step() + (failure.line() == null ? "" : ", line " + failure.line());
            var link = Kit.link(
                    place,
                    () -> page.row()
                            .ifPresent(run ->
                                    routes.notebook(Path.of(run.flow().notebook()), failure.cell(), failure.line())),
                    "t1");
            where.getChildren().addAll(Kit.text("at", "t1", "muted"), link);
        }
        error.getChildren().addAll(sentence, where);
    }

    private String words(Attempt one) {
        var mark = Facts.mark(one.status());
        return mark.word() + " after " + Facts.took(one.times(), page.now())
                + (one.worker() == null ? "" : ", worker " + one.worker());
    }

    private Label tab(Tab which, String words) {
        var label = Kit.text(words, "drawer-tab");
        label.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("on"), tab.get() == which);
        label.setAccessibleText(words.toLowerCase(Locale.ROOT));
        Kit.press(label, () -> tab.set(which));
        label.setAccessibleRole(AccessibleRole.TAB_ITEM);
        return label;
    }

    private static ScrollPane scrolling(VBox content) {
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        return scroll;
    }

    private VBox artifacts(TaskDetail detail) {
        var box = new VBox();
        for (var artifact : detail.artifacts()) {
            box.getChildren().add(artifact(artifact));
        }
        if (detail.artifacts().isEmpty()) {
            var running = page.tasks()
                    .chosenTask()
                    .map(task -> !task.status().isOver())
                    .orElse(false);
            box.getChildren().add(none(running ? "Nothing is kept yet" : "Nothing was kept"));
        }
        return box;
    }

    private VBox artifact(ArtifactRow artifact) {
        var head = Kit.row(
                8,
                Kit.text(artifact.name(), "mono", "m5", "t2"),
                Kit.text(artifact.type(), "t2", "muted"),
                Kit.spacer(),
                Kit.text(Words.bytes(artifact.bytes()), "num", "muted"),
                Kit.iconButton(
                        "playlist-plus",
                        "Add a cell that loads " + artifact.name() + " to the open notebook",
                        () -> page.row()
                                .ifPresent(run -> routes.insert(
                                        model.loading(artifact),
                                        Path.of(run.flow().notebook()))),
                        "small"),
                Kit.iconButton(
                        "content-copy",
                        "Copy the line that loads " + artifact.name() + " in a notebook",
                        () -> dialogs.copy(model.loading(artifact)),
                        "small"),
                Kit.iconButton(
                        "download-outline",
                        "Save " + artifact.name() + " as a file",
                        () -> model.suggestName(
                                artifact,
                                name -> dialogs.save(name).ifPresent(file -> model.saveArtifact(artifact, file))),
                        "small"));
        if (TABLES.contains(artifact.format())) {
            head.getChildren()
                    .add(
                            4,
                            Kit.iconButton(
                                    "table",
                                    "Open " + artifact.name() + " in the data explorer",
                                    () -> model.export(artifact, routes::table),
                                    "small"));
        }
        return previewed(artifact, head);
    }

    /// Returns an artifact's preview below `head`: its words, the picture itself if it is one, or its parts as a tree.
    private VBox previewed(ArtifactRow artifact, HBox head) {
        var preview = Kit.text(artifact.preview(), "t1", "mono");
        preview.setWrapText(true);
        preview.getStyleClass().add("preview");
        var box = new VBox(head, preview);
        box.getStyleClass().add("artifact");
        if (PICTURES.contains(artifact.format())) {
            model.picture(artifact, bundle -> box.getChildren().set(1, BundleView.of(bundle, links, WIDEST)));
        } else if (!TABLES.contains(artifact.format())) {
            model.parts(artifact, bundle -> box.getChildren().set(1, BundleView.of(bundle, links, WIDEST)));
        }
        return box;
    }

    private VBox metrics(TaskDetail detail) {
        var box = new VBox(8);
        box.setPadding(new Insets(8, 12, 8, 12));
        var names =
                detail.metrics().stream().map(point -> point.name()).distinct().toList();
        for (var name : names) {
            var points = detail.metrics().stream()
                    .filter(point -> point.name().equals(name))
                    .toList();
            var last = points.getLast().value();
            box.getChildren()
                    .add(Kit.row(
                            8, Kit.text(name, "mono", "t2"), Kit.spacer(), Kit.text(Words.value(last), "num", "m5")));
            var curve = Curve.of(points);
            if (curve.isCurve()) {
                var chart = new dev.slipway.desktop.chart.LineChart(name);
                chart.setPrefHeight(120);
                chart.show(curve.series(name), "iteration");
                box.getChildren().add(chart);
            }
        }
        if (names.isEmpty()) {
            box.getChildren().add(none("No metric was logged"));
        }
        return box;
    }

    private VBox cards() {
        var box = new VBox(12);
        box.setPadding(new Insets(8, 12, 8, 12));
        for (var card : model.cards()) {
            box.getChildren().add(BundleView.of(CardText.bundle(card.text()), links, WIDEST));
        }
        if (model.cards().isEmpty()) {
            box.getChildren().add(none("The task displayed nothing"));
        } else {
            var save = Kit.button("download-outline", "Save as a page", this::saveCards, "small", "flat");
            save.setTooltip(Kit.tooltip("One HTML file that needs no other, to hand on"));
            box.getChildren().addFirst(Kit.row(8, Kit.spacer(), save));
        }
        return box;
    }

    private void saveCards() {
        var cards = List.copyOf(model.cards());
        page.row()
                .ifPresent(run -> dialogs.save(model.step() + "-" + model.index() + ".html")
                        .ifPresent(file -> model.save(
                                file,
                                () -> CardPage.of(run, model.step(), model.index(), cards)
                                        .getBytes(StandardCharsets.UTF_8))));
    }

    private static Node none(String words) {
        var label = Kit.text(words, "t2", "subtle");
        label.setPadding(new Insets(12));
        label.setAlignment(Pos.CENTER);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }
}
