package dev.slipway.desktop.output;

import dev.slipway.desktop.shell.Screen;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// The tab of one output of a cell. UI thread only.
public final class OutputScreen implements Screen {
    private final String id;
    private final Node view;
    private final SimpleObjectProperty<Tab> tab = new SimpleObjectProperty<>();

    /// @param id unique among open screens
    /// @param title what the tab says
    private OutputScreen(String id, String icon, String title, Node view) {
        this.id = id;
        this.view = view;
        tab.set(Tab.of(icon, title));
    }

    /// Returns the tab of a picture.
    public static OutputScreen of(String id, String title, Picture picture, Links links) {
        return new OutputScreen(id, "image-outline", title, new PictureView(picture, links));
    }

    /// Returns the tab of printed text, which may go on growing.
    public static OutputScreen of(String id, String title, TextLog text, Links links) {
        return new OutputScreen(id, "text", title, new TextScreenView(text, links));
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
        return "files";
    }

    @Override
    public Node main() {
        return view;
    }

    @Override
    public void shown() {
        view.requestFocus();
    }
}
