package dev.slipway.desktop.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.task.Toolkit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Rows in a scene that no window shows.
class RowListTest {
    private final ObservableList<String> items = FXCollections.observableArrayList();
    private final List<String> taken = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        Toolkit.start();
    }

    @Test
    void nodesOfRowsStayInTheWindowWhileOtherRowsAreShown() throws Exception {
        onUi(() -> {
            var scene = scene(400, Column.words("", "word", 100, (String row) -> row));
            items.setAll(numbers(20));
            settle(scene);
            var cells = words(scene);
            cells.forEach(cell -> cell.sceneProperty().subscribe((_, now) -> taken.add(String.valueOf(now))));

            items.setAll(numbers(7)); // as a filter does
            settle(scene);
            items.setAll(numbers(30));
            settle(scene);

            assertThat(cells).isNotEmpty();
            assertThat(taken).isEmpty();
            assertThat(words(scene)).hasSameElementsAs(cells);
            return true;
        });
    }

    @Test
    void nothingIsShownInRowsThatThereAreNoMore() throws Exception {
        onUi(() -> {
            var scene = scene(400, Column.words("", "word", 100, (String row) -> row));
            items.setAll(numbers(20));
            settle(scene);

            items.setAll(numbers(2));
            settle(scene);

            assertThat(words(scene).stream().filter(RowListTest::isSeen).map(CellWords::words))
                    .containsExactlyInAnyOrder("row 0", "row 1");
            return true;
        });
    }

    @Test
    void wordsWithoutRoomAreCutAndKnownWhole() throws Exception {
        onUi(() -> {
            var long200 = "w".repeat(200);
            var scene = scene(400, Column.figures("", "word", 100, (String row) -> row));
            items.setAll("short", long200);
            settle(scene);

            var cells = words(scene);
            assertThat(cells).filteredOn(cell -> cell.words().equals("short")).allMatch(cell -> !cell.isCut());
            assertThat(cells)
                    .filteredOn(cell -> cell.words().equals(long200))
                    .hasSize(1)
                    .allSatisfy(cell -> {
                        assertThat(cell.isCut()).isTrue();
                        var text = cell.getChildrenUnmodifiable().getFirst();
                        assertThat(text.getBoundsInParent().getMaxX()).isLessThanOrEqualTo(cell.getWidth() + 1);
                    });
            return true;
        });
    }

    private static void onUi(Callable<Boolean> work) throws Exception {
        Toolkit.call(work).get(60, TimeUnit.SECONDS);
    }

    private Scene scene(double width, Column<String> column) {
        var rows = new RowList<>(items, 20, "Rows");
        rows.columns(List.of(column));
        return new Scene(new StackPane(rows), width, 200);
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(i -> "row " + i).toList();
    }

    private static void settle(Scene scene) {
        for (int i = 0; i < 3; i++) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
    }

    private static List<CellWords> words(Scene scene) {
        return scene.getRoot().lookupAll("*").stream()
                .filter(CellWords.class::isInstance)
                .map(CellWords.class::cast)
                .toList();
    }

    private static boolean isSeen(Node node) {
        return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
    }
}
