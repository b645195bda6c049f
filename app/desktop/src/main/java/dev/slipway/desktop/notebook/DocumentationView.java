package dev.slipway.desktop.notebook;

import dev.slipway.desktop.editor.CodeText;
import dev.slipway.desktop.editor.Language;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.output.Links;
import dev.slipway.desktop.output.MarkdownView;
import dev.slipway.kernel.protocol.Inspection;
import java.time.Duration;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The documentation of the name at the caret, or of what completion offers; it follows both, unless it is pinned. UI
/// thread only.
final class DocumentationView extends ScrollPane {
    private static final Duration REST = Duration.ofMillis(350);
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final NotebookViewModel notebook;
    private final NotebookServices services;
    private final Links links;
    private final VBox content = new VBox(8);
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
    private dev.slipway.desktop.task.Jobs.@Nullable Handle due;
    private @Nullable Inspection shown;
    private boolean pinned;

    DocumentationView(NotebookViewModel notebook, NotebookServices services, Links links) {
        this.notebook = notebook;
        this.services = services;
        this.links = links;
        getStyleClass().add("documentation-pane");
        content.getStyleClass().add("documentation");
        setFitToWidth(true);
        setContent(content);
        setAccessibleText("Documentation");
        content.getChildren()
                .setAll(Kit.empty(
                        "book-open-variant",
                        "Documentation",
                        "Put the caret on a name, or choose in a completion: what is known of it stands here."));
    }

    /// Says that it is pinned, else nothing.
    ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /// Returns the buttons for its head.
    List<Node> actions() {
        var pin = new Button[1];
        pin[0] = Kit.iconButton(
                "pin-outline",
                "Keep this, whatever the caret is on",
                () -> {
                    pinned = !pinned;
                    count.set(pinned ? "pinned" : "");
                    pin[0].pseudoClassStateChanged(ON, pinned);
                },
                "small");
        pin[0].pseudoClassStateChanged(ON, pinned);
        return List.of(pin[0]);
    }

    /// Hears that the caret stands at UTF-16 offset `caret` of `text`, a Java cell's; asks once it rests there.
    void caret(String text, int caret) {
        if (due != null) {
            due.cancel();
            due = null;
        }
        if (pinned || getScene() == null || !isOnName(text, caret)) {
            return;
        }
        due = services.later().after(REST, () -> notebook.kernel().inspect(text, caret, this::show));
    }

    private static boolean isOnName(String text, int caret) {
        return isPart(text, caret) || isPart(text, caret - 1);
    }

    private static boolean isPart(String text, int at) {
        return at >= 0 && at < text.length() && Character.isJavaIdentifierPart(text.charAt(at));
    }

    /// Shows `known`, unless another one is pinned or nothing is known.
    void show(Inspection known) {
        if (pinned || known.signature().isBlank() || known.equals(shown)) {
            return;
        }
        shown = known;
        var signature = new CodeText();
        signature.show(known.signature(), Language.JAVA);
        content.getChildren().setAll(signature);
        if (known.documentation().isBlank()) {
            content.getChildren().add(Kit.text("No documentation is known of it.", "t2", "muted"));
        } else {
            content.getChildren().add(new MarkdownView(known.documentation(), links));
        }
        setVvalue(0);
    }
}
