package dev.slipway.desktop.output;

import dev.slipway.desktop.kit.Kit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// One output and, while the pointer is over it, what can be done with it at its upper right. UI thread only.
final class OutputFrame extends StackPane {
    private final Node content;
    private final Supplier<List<Button>> tools;
    private @Nullable HBox bar;

    /// @param tools makes the buttons, when they are first needed
    OutputFrame(Node content, Supplier<List<Button>> tools) {
        this.content = content;
        this.tools = tools;
        setAlignment(Pos.TOP_LEFT);
        setMinWidth(0);
        getChildren().add(content);
        hoverProperty().subscribe(this::show);
    }

    /// Returns the frame of a printed text.
    static OutputFrame of(TextView view, TextLog text, Links links) {
        return new OutputFrame(
                view,
                () -> List.of(
                        tool("open-in-app", "Open in a tab", () -> links.open(text)),
                        tool("content-copy", "Copy all of it", () -> links.copy(() -> AnsiText.plain(text.text()))),
                        tool(
                                "content-save-outline",
                                "Save…",
                                () -> links.save("output.txt", () -> AnsiText.plain(text.text())))));
    }

    /// Returns the frame of a picture.
    static OutputFrame of(Region view, Picture picture, Links links) {
        return new OutputFrame(view, () -> {
            var tools = new ArrayList<Button>();
            tools.add(tool("magnify-plus-outline", "Open large, in a tab", () -> links.open(picture)));
            tools.add(tool("content-copy", "Copy the picture", () -> picture.copy(view, links)));
            tools.add(tool(
                    "content-save-outline", "Save as PNG…", () -> links.save("picture.png", picture.png(view), "")));
            picture.source().ifPresent(svg -> tools.add(svg(svg, links)));
            return tools;
        });
    }

    /// Returns a tool that saves the text of an SVG.
    static Button svg(String source, Links links) {
        return tool("file-download-outline", "Save as SVG…", () -> links.save("picture.svg", () -> source));
    }

    /// Returns the frame of what stands for the text `whole`, that is saved as `name`.
    static OutputFrame of(Node view, String whole, String name, Links links) {
        var text = new TextLog("result");
        text.append(whole);
        return new OutputFrame(
                view,
                () -> List.of(
                        tool("open-in-app", "Open as text, in a tab", () -> links.open(text)),
                        tool("content-copy", "Copy all of it as text", () -> links.copy(() -> whole)),
                        tool("content-save-outline", "Save…", () -> links.save(name, () -> whole))));
    }

    private static Button tool(String icon, String words, Runnable action) {
        var button = Kit.iconButton(icon, words, action, "small");
        button.setFocusTraversable(false);
        return button;
    }

    /// Returns what it is around.
    Node content() {
        return content;
    }

    private void show(boolean hovered) {
        var made = bar;
        if (hovered && made == null) {
            made = Kit.row(2);
            made.getChildren().addAll(tools.get());
            made.getStyleClass().addAll("output-tools", "pop");
            made.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
            setAlignment(made, Pos.TOP_RIGHT);
            bar = made;
            getChildren().add(made);
        }
        if (made != null) {
            made.setVisible(hovered);
        }
    }
}
