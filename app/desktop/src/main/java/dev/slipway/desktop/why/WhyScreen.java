package dev.slipway.desktop.why;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.compare.CompareScreen;
import dev.slipway.desktop.kit.KeyHints;
import dev.slipway.desktop.kit.KeyHints.Hint;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.LetterKeys;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.route.Dialogs;
import dev.slipway.desktop.route.Routes;
import dev.slipway.desktop.shell.Command;
import dev.slipway.desktop.shell.Screen;
import dev.slipway.desktop.words.Words;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/// The screen that says why one run differs from another. UI thread only.
public final class WhyScreen implements Screen {
    private final String id;
    private final WhyViewModel model;
    private final WhyView view;
    private final SimpleObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.of("vector-difference", "Why"));
    private final Label status = Kit.text("");
    private final StackPane main = new StackPane();
    private final KeyHints hints = new KeyHints(List.of(
            new Hint("j k", "next and previous result"),
            new Hint("n", "next change of code"),
            new Hint("s", "swaps the two runs"),
            new Hint("?", "these keys")));

    public WhyScreen(LiveStore store, Routes routes, Dialogs dialogs, RunId before, RunId after, ZoneId zone) {
        id = idOf(before, after);
        model = new WhyViewModel(store, before, after);
        view = new WhyView(model, routes, dialogs, zone);
        main.getChildren().addAll(view, hints);
        LetterKeys.of(main, this::key);
        model.stateProperty().subscribe(state -> {
            var answer = state.answer();
            if (answer != null) {
                tab.set(Tab.of(
                        "vector-difference",
                        "Why " + answer.before().row().flow().number() + " → "
                                + answer.after().row().flow().number()));
                status.setText("cause found in " + Words.duration(answer.elapsed())
                        + ", by hash of code, inputs, parameters and jars");
            }
        });
        model.reload();
    }

    /// Returns the id of the screen of these two runs.
    public static String idOf(RunId before, RunId after) {
        return "why:" + before.value() + ":" + after.value();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public ObservableValue<Tab> tab() {
        return tab;
    }

    @Override
    public String rail() {
        return CompareScreen.RAIL;
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
        return Optional.of(Kit.text("j k next result, n next change, s swaps, ? for keys"));
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of("why-swap", "Comparison", "Swap the two runs", "swap-horizontal", model::swap));
    }

    private boolean key(KeyEvent event) {
        switch (event.getText()) {
            case "n" -> view.next();
            case "s" -> model.swap();
            case "j" -> model.results().step(1);
            case "k" -> model.results().step(-1);
            case "?" -> hints.toggle();
            default -> {
                return event.getCode() == KeyCode.ESCAPE && hints.hide();
            }
        }
        return true;
    }
}
