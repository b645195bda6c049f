package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import dev.slipway.desktop.files.FileEntry;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that are dropped on a notebook, with JavaFX's own drag events: the headless platform has no drags of its own.
class FileDropTest extends NotebookOnStage {
    private static Dragboard holding(Path file) {
        var peer = (TKClipboard) Proxy.newProxyInstance(
                FileDropTest.class.getClassLoader(),
                new Class<?>[] {TKClipboard.class},
                (_, method, arguments) -> switch (method.getName()) {
                    case "hasContent" -> DataFormat.FILES.equals(arguments[0]);
                    case "getContent" -> DataFormat.FILES.equals(arguments[0]) ? List.of(file.toFile()) : null;
                    case "getContentTypes" -> Set.of(DataFormat.FILES);
                    case "getTransferModes" -> Set.of(TransferMode.COPY);
                    default -> method.getReturnType() == double.class ? 0.0 : null;
                });
        return DragboardHelper.createDragboard(peer);
    }

    private static DragEvent drag(EventType<DragEvent> type, Node over, Path file) {
        var event = new DragEvent(type, holding(file), 300, 200, 300, 200, TransferMode.COPY, null, over, null);
        Event.fireEvent(over, event);
        return event;
    }

    @Test
    void aDataFileBecomesTheCellThatReadsIt() throws Exception {
        var shown = show("int a;");
        var csv = Files.writeString(folder.resolve("flight-delays.csv"), "a,b\n1,2\n");

        onUi(() -> {
            drag(DragEvent.DRAG_OVER, shown.screen().view(), csv);
            drag(DragEvent.DRAG_DROPPED, shown.screen().view(), csv);
            return true;
        });

        assertThat(onUi(() -> shown.bench().sources()))
                .containsExactly(
                        "int a;", "Table flightDelays = Tables.read(dataset(\"flight-delays.csv\"));\nflightDelays");
        assertThat(onUi(() -> shown.bench().kernel().executed)).hasSize(1);
        close(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x.arrow", "x.feather", "x.ARROWS", "x.ipc", "x.parquet", "x.tsv.gz", "x.jsonl", "x.csv.zst"})
    void whatIsReadAsATableIsOpenedAsOne(String name) {
        assertThat(FileEntry.of(Path.of(name)).isData()).isTrue();
        assertThat(FileEntry.of(Path.of(name + ".txt")).isData()).isFalse();
    }

    @Test
    void aFileOfAnotherKindIsLeftAlone() throws Exception {
        var shown = show("int a;");
        var file = Files.writeString(folder.resolve("notes.xyz"), "words");

        onUi(() -> drag(DragEvent.DRAG_DROPPED, shown.screen().view(), file));

        assertThat(onUi(() -> shown.bench().sources())).containsExactly("int a;");
        close(shown);
    }
}
