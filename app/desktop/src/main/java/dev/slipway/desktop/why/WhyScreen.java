package dev.slipway.desktop.why;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.compare.CompareScreen;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.live.LiveStore;
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
import javafx.scene.input.KeyEvent;

/// The screen that says why one run differs from another. UI thread only.
public final class WhyScreen implements Screen {
    private final String id;
    private final WhyViewModel model;
    private final WhyView view;
    private final SimpleObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.of("vector-difference", "Why"));
    private final Label status = Kit.text("");

    public WhyScreen(LiveStore store, Routes routes, RunId before, RunId after, ZoneId zone) {
        id = idOf(before, after);
        model = new WhyViewModel(store, before, after);
        view = new WhyView(model, routes, zone);
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
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
        return view;
    }

    @Override
    public Optional<Node> statusLeft() {
        return Optional.of(status);
    }

    @Override
    public Optional<Node> statusRight() {
        return Optional.of(Kit.text("j k next result, n next change, s swaps"));
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of("why-swap", "Comparison", "Swap the two runs", "swap-horizontal", model::swap));
    }

    private void key(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        switch (event.getText()) {
            case "n" -> view.next();
            case "s" -> model.swap();
            case "j" -> model.results().step(1);
            case "k" -> model.results().step(-1);
            default -> {
                return;
            }
        }
        event.consume();
    }
}
