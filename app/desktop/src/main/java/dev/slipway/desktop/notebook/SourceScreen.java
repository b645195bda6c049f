package dev.slipway.desktop.notebook;

import dev.slipway.desktop.debug.Frame;
import dev.slipway.desktop.editor.CodeEditor;
import dev.slipway.desktop.editor.Gutter.LineMark;
import dev.slipway.desktop.editor.Language;
import dev.slipway.desktop.editor.Stretch;
import dev.slipway.desktop.kit.Icons;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.shell.Screen;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;

/// The tab of a library's source, to be read, the line of a frame lit. UI thread only.
final class SourceScreen implements Screen {
    private final String id;
    private final CodeEditor editor = new CodeEditor();
    private final BorderPane view = new BorderPane(editor);
    private final SimpleObjectProperty<Tab> tab = new SimpleObjectProperty<>();
    private final int start;

    SourceScreen(String id, Frame frame, String text) {
        this.id = id;
        var name = frame.source().isEmpty() ? frame.name() : frame.source();
        tab.set(Tab.of("language-java", name));
        var lines = text.replace("\r\n", "\n");
        editor.show(lines, Language.JAVA);
        editor.readOnly();
        start = Squiggles.lineStart(lines, frame.line());
        int end = lines.indexOf('\n', start);
        if (frame.line() > 0) {
            editor.light(List.of(new Stretch(start, end < 0 ? lines.length() : end)));
            var mark = new LineMark(List.of("standing"), "Paused at line " + frame.line());
            editor.gutter().show(Map.of(frame.line(), mark));
        }
        var words = frame.line() > 0 ? "Paused in line " + frame.line() + ", to be read only" : "To be read only";
        var bar = Kit.row(8, Icons.of("lock-outline"), Kit.text(words, "t2", "muted"));
        bar.getStyleClass().add("tool-bar-40");
        view.setTop(bar);
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
        editor.requestFocus();
        editor.moveTo(start);
    }
}
