package dev.slipway.desktop.past;

import dev.slipway.desktop.kit.KeyHints;
import dev.slipway.desktop.kit.KeyHints.Hint;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.LetterKeys;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.route.Dialogs;
import dev.slipway.desktop.route.Routes;
import dev.slipway.desktop.shell.Command;
import dev.slipway.desktop.shell.Screen;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/// The screen of a notebook as a run or a version recorded it. UI thread only.
public final class PastScreen implements Screen {
    private final PastViewModel model;
    private final PastView view;
    private final SimpleObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.of("history", "As it was"));
    private final Label status = Kit.text("");
    private final StackPane main = new StackPane();
    private final KeyHints hints = new KeyHints(List.of(
            new Hint("n", "next cell"),
            new Hint("d", "against the notebook of now, or as it was"),
            new Hint("?", "these keys")));

    public PastScreen(LiveStore store, Routes routes, Dialogs dialogs, Recorded recorded) {
        model = new PastViewModel(store, recorded);
        view = new PastView(model, routes, dialogs);
        main.getChildren().addAll(view, hints);
        LetterKeys.of(main, this::key);
        model.stateProperty().subscribe(state -> {
            if (state instanceof PastViewModel.State.Shown shown) {
                tab.set(Tab.of("history", shown.notebook().title() + ", notebook"));
                status.setText(shown.notebook().file().toString());
            }
        });
        model.reload();
    }

    @Override
    public String id() {
        return model.recorded().id();
    }

    @Override
    public ObservableValue<Tab> tab() {
        return tab;
    }

    @Override
    public String rail() {
        return model.recorded() instanceof Recorded.OfRun ? "runs" : "deployments";
    }

    @Override
    public Node main() {
        return main;
    }

    @Override
    public Optional<Node> statusLeft() {
        return Optional.of(status);
    }

    @Override
    public Optional<Node> statusRight() {
        return Optional.of(Kit.text("n next cell, d against now, ? for keys"));
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of("past-again", "Notebook", "Read what changed since again", "refresh", model::reload, "F5"));
    }

    private boolean key(KeyEvent event) {
        switch (event.getText()) {
            case "n" -> view.next();
            case "d" ->
                model.againstNowProperty().set(!model.againstNowProperty().get());
            case "?" -> hints.toggle();
            default -> {
                return event.getCode() == KeyCode.ESCAPE && hints.hide();
            }
        }
        return true;
    }
}
