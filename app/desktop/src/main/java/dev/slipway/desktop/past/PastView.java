package dev.slipway.desktop.past;

import dev.slipway.desktop.diff.DiffList;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.MessageBar;
import dev.slipway.desktop.kit.Segments;
import dev.slipway.desktop.past.PastViewModel.State;
import dev.slipway.desktop.route.Dialogs;
import dev.slipway.desktop.route.Routes;
import dev.slipway.desktop.words.Words;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/// A notebook as it was, for reading; or what changed in it since. UI thread only.
final class PastView extends BorderPane {
    private final PastViewModel model;
    private final Routes routes;
    private final Dialogs dialogs;
    private final DiffList list = new DiffList("The notebook as it was", "The notebook has no cell");
    private final HBox head = Kit.row(8);
    private final Label message = Kit.text("", "t2", "muted");

    PastView(PastViewModel model, Routes routes, Dialogs dialogs) {
        this.model = model;
        this.routes = routes;
        this.dialogs = dialogs;
        head.getStyleClass().addAll("tool-bar-40", "wide");
        message.setMinWidth(0);
        model.stateProperty().subscribe(this::show);
        model.againstNowProperty().subscribe(_ -> fill());
    }

    /// Brings the next cell into view.
    void next() {
        list.next();
    }

    private void show(State state) {
        switch (state) {
            case State.Reading _ -> setCenter(Kit.reading("Reading the notebook as it was"));
            case State.Failed failed ->
                setCenter(new StackPane(new MessageBar(
                        MessageBar.Kind.FAILURE,
                        "The notebook as it was cannot be shown.",
                        failed.why(),
                        Kit.button("refresh", "Try again", model::reload, "small"))));
            case State.Shown shown -> {
                head(shown);
                setTop(head);
                setCenter(list);
                fill();
            }
        }
    }

    private void fill() {
        var since = model.stateProperty().get() instanceof State.Shown shown ? shown.since() : null;
        boolean isSplit = model.againstNowProperty().get() && since != null;
        if (since != null && isSplit && since.same()) {
            setCenter(Kit.empty("equal", "Nothing has changed since", "The notebook is today as it was then."));
        } else if (model.stateProperty().get() instanceof State.Shown) {
            setCenter(list);
        }
        list.show(model.rows(), isSplit);
    }

    private void head(State.Shown shown) {
        var title = Kit.text(String.valueOf(shown.notebook().file().getFileName()), "t4");
        title.setMinWidth(0);
        var of = Kit.text("as " + shown.notebook().title() + " ran it", "t2", "muted");
        of.setMinWidth(0);
        if (model.recorded() instanceof Recorded.OfVersion) {
            of.setText("as " + shown.notebook().title() + " has it");
        }
        message.setText(shown.now());
        head.getChildren().setAll(title, Kit.iconChip("lock-outline", "read-only"), of);
        var since = shown.since();
        if (since != null) {
            if (!since.same()) {
                var words =
                        Words.count(since.changed(), "cell") + (since.changed() == 1 ? " differs" : " differ") + " now";
                head.getChildren().add(Kit.chip(words, "warning"));
            }
            head.getChildren()
                    .addAll(
                            message,
                            Kit.spacer(),
                            Segments.of(
                                    List.of(false, true),
                                    now -> now ? "Against now" : "As it was",
                                    model.againstNowProperty().asObject()));
        } else {
            head.getChildren().addAll(message, Kit.spacer());
        }
        for (var action : actions(shown)) {
            action.setMinWidth(USE_PREF_SIZE);
            head.getChildren().add(action);
        }
    }

    private List<Button> actions(State.Shown shown) {
        var file = shown.notebook().file();
        var name = String.valueOf(file.getFileName());
        var save = Kit.button(
                "content-save-outline",
                "Save a copy",
                () -> dialogs.save("as-it-was-" + name).ifPresent(to -> model.save(to, message::setText)),
                "small");
        var open = Kit.button("open-in-app", "Open today's", () -> routes.notebook(file, null, null), "small");
        open.setDisable(shown.since() == null);
        if (model.recorded() instanceof Recorded.OfRun of) {
            return List.of(
                    save, open, Kit.button("tune-variant", "Run it", () -> routes.again(of.run()), "small", "primary"));
        }
        return List.of(save, open);
    }
}
