package dev.slipway.desktop.kit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// A few choices side by side of which one is in force. UI thread only.
public final class Segments<E> extends HBox {
    private final Map<E, ToggleButton> buttons = new LinkedHashMap<>();

    /// @param words what a choice is called
    /// @param chosen called with what the person chooses
    public Segments(Iterable<E> choices, Function<? super E, String> words, E first, Consumer<? super E> chosen) {
        getStyleClass().addAll("segments", "small");
        setMinWidth(Region.USE_PREF_SIZE);
        setMaxHeight(Region.USE_PREF_SIZE);
        var group = new ToggleGroup();
        for (var choice : choices) {
            var button = new ToggleButton(words.apply(choice));
            button.setMnemonicParsing(false);
            button.setToggleGroup(group);
            button.setOnAction(_ -> {
                button.setSelected(true);
                chosen.accept(choice);
            });
            buttons.put(choice, button);
            getChildren().add(button);
        }
        show(first);
    }

    /// Returns segments that show and change `property`.
    public static <E> Segments<E> of(
            Iterable<E> choices, Function<? super E, String> words, ObjectProperty<E> property) {
        var segments = new Segments<>(choices, words, property.get(), property::set);
        property.subscribe(segments::show);
        return segments;
    }

    /// Offers `choice`, or leaves it out.
    public void offer(E choice, boolean isOffered) {
        var button = Objects.requireNonNull(buttons.get(choice), "not a choice");
        button.setVisible(isOffered);
        button.setManaged(isOffered);
    }

    /// Shows `choice` as the one in force.
    public void show(E choice) {
        buttons.forEach((other, button) -> button.setSelected(Objects.equals(other, choice)));
    }
}
