package dev.slipway.desktop;

import static dev.slipway.desktop.Pictures.frames;
import static dev.slipway.desktop.Pictures.onUi;

import dev.slipway.desktop.kit.RowList;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.runs.RunsScreen;
import dev.slipway.engine.history.RunQuery;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// What the list of 100,000 runs costs: opened, filtered, sorted.
final class HistoryMeasurement {
    private static final int PAGE = 200;
    private static final int AGAIN = 3;
    private static final int COLUMNS = 100; // more than there are
    private static final List<String> FILTERS = List.of(
            "metrics.m1 < 0.01 and params.p2 > 0.9",
            "metrics.m2 > 0.5",
            "status:failed params.p1 < 0.2",
            "flow:flow3 metrics.m0 < 0.3 or params.p0 = 0.5");

    private final Composition composition;
    private final LiveStore store;

    HistoryMeasurement(Composition composition, LiveStore store) {
        this.composition = composition;
        this.store = store;
    }

    /// Opens it soon after the start of the window.
    void early() throws IOException, ExecutionException, TimeoutException, InterruptedException {
        Timed.print("history-early", Timed.until(() -> composition.places().runs(""), this::isShown));
        Timed.print(
                "bare-history-early", Timed.of(() -> store.services().history().runs(RunQuery.newest(PAGE))));
    }

    void take() throws IOException, ExecutionException, TimeoutException, InterruptedException {
        Timed.opened("history", () -> composition.places().runs(""), this::isShown);
        for (int i = 0; i < AGAIN; i++) {
            onUi(() -> {
                composition.shell().close(RunsScreen.ID);
                return true;
            });
            frames(30);
            Timed.print("history-again", Timed.until(() -> composition.places().runs(""), this::isShown));
            Timed.print(
                    "bare-history-again",
                    Timed.of(() -> store.services().history().runs(RunQuery.newest(PAGE))));
        }
        frames(60);
        var screen = onUi(() -> (RunsScreen) composition.shell().front().orElseThrow());
        for (var filter : FILTERS) {
            var before = onUi(this::first);
            Timed.print("history-filter", Timed.until(() -> screen.filter(filter), () -> isOther(before)));
            frames(30);
        }
        onUi(() -> {
            screen.filter("");
            return true;
        });
        frames(60);
        sort();
        var history = store.services().history();
        for (int i = 0; i < 3; i++) {
            Timed.print("bare-history-open", Timed.of(() -> history.runs(RunQuery.newest(PAGE))));
            Timed.print(
                    "bare-history-filter",
                    Timed.of(() ->
                            history.runs(new RunQuery(null, null, null, null, FILTERS.getFirst(), null, PAGE, null))));
            Timed.print("bare-history-sort", Timed.of(() -> history.runs(RunQuery.newest(PAGE))));
        }
    }

    private void sort() throws ExecutionException, TimeoutException, InterruptedException {
        for (var metric : List.of("m1", "m0", "m2", "m1")) {
            onUi(() -> reveal(metric));
            var before = onUi(this::first);
            Timed.print("history-sort", Timed.until(() -> click(metric), () -> isOther(before)));
            frames(30);
        }
    }

    private @Nullable ListView<?> list() {
        return Timed.front(composition, ".row-list") instanceof ListView<?> list ? list : null;
    }

    private boolean isShown() {
        var list = list();
        return list != null
                && !list.getItems().isEmpty()
                && list.lookupAll(".list-cell").size() > 5
                && list.lookupAll(".list-cell").stream().allMatch(HistoryMeasurement::isFilled);
    }

    private static boolean isFilled(Node cell) {
        return cell instanceof ListCell<?> row && (row.isEmpty() || row.getGraphic() != null);
    }

    private List<?> first() {
        var list = list();
        return list == null
                ? List.of()
                : List.copyOf(list.getItems()).stream().limit(PAGE / 2).toList();
    }

    private boolean isOther(List<?> before) {
        return isShown() && !first().equals(before);
    }

    /// Scrolls through the columns until the head of `column` is there.
    private boolean reveal(String column) {
        if (Timed.front(composition, ".row-list") instanceof ListView<?> list
                && list.getParent() instanceof RowList<?> rows) {
            for (int i = 0; i < COLUMNS && head(column).isEmpty(); i++) {
                rows.slide(1);
            }
        }
        return true;
    }

    private Optional<Node> head(String column) {
        return composition.shell().lookupAll(".sortable").stream()
                .filter(node -> node instanceof Label label && label.getText().equals(column))
                .findFirst();
    }

    private void click(String column) {
        Timed.mouse(head(column).orElseThrow(), MouseEvent.MOUSE_CLICKED, 4, 4, false);
    }
}
