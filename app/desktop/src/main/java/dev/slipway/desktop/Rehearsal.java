package dev.slipway.desktop;

import dev.slipway.desktop.compare.CompareScreen;
import dev.slipway.desktop.data.ExplorerScreen;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.route.Dialogs;
import dev.slipway.desktop.route.Routes;
import dev.slipway.desktop.run.RunScreen;
import dev.slipway.desktop.runs.RunsScreen;
import dev.slipway.desktop.shell.Screen;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.desktop.theme.Theme;
import dev.slipway.engine.history.Rows.RunRow;
import dev.slipway.engine.history.RunQuery;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Opens the screens over runs, and a table, once where nobody sees them: what that loads, and the code that it makes
/// hot, is there when a person opens one. Nodes that no window shows may be made on any thread; this is for a worker.
/// One thread at a time.
final class Rehearsal {
    private static final int FEW = 2;
    private static final int MANY = 12;
    private static final int PASSES = 3;
    private static final double WIDTH = 1064;
    private static final double HEIGHT = 740;

    private final LiveStore store;
    private final Routes routes;
    private final Dialogs dialogs;
    private final ZoneId zone;
    private final Queue<Runnable> due = new ConcurrentLinkedQueue<>();
    private @Nullable Queue<Supplier<Screen>> left;

    /// @param routes and dialogs are only handed on
    Rehearsal(LiveStore open, Routes routes, Dialogs dialogs, ZoneId zone) {
        store = new LiveStore(open.services(), open.compiler(), new Jobs(Runnable::run, due::add), open.clock());
        this.routes = routes;
        this.dialogs = dialogs;
        this.zone = zone;
    }

    /// Opens the next screen of what ran last, or of a table, and tells whether there is another one.
    boolean takeNext() throws IOException {
        if (left == null) {
            left = screens();
        }
        var next = left.poll();
        if (next != null) {
            show(next.get());
        }
        return !left.isEmpty();
    }

    private Queue<Supplier<Screen>> screens() throws IOException {
        var newest = store.services().history().runs(RunQuery.newest(MANY)).rows().stream()
                .filter(run -> run.status().isOver())
                .map(RunRow::id)
                .toList();
        var next = new ArrayDeque<Supplier<Screen>>();
        if (!newest.isEmpty()) {
            next.add(() -> new RunsScreen(store, routes, zone));
            next.add(() -> new RunScreen(store, routes, dialogs, newest.getFirst(), zone));
            next.add(() -> new CompareScreen(store, routes, dialogs, newest));
            next.add(() -> new CompareScreen(store, routes, dialogs, newest.subList(0, Math.min(FEW, newest.size()))));
        }
        next.add(() -> new ExplorerScreen("", new SomeTable(), SomeTable.ORIGIN, store.clock()));
        return next;
    }

    private void show(Screen screen) {
        var pane = new BorderPane(screen.main());
        screen.side().ifPresent(pane::setLeft);
        screen.statusLeft().ifPresent(pane::setBottom);
        var scene = new Scene(pane, WIDTH, HEIGHT);
        scene.getStylesheets().setAll(Theme.LIGHT.sheets());
        for (int pass = 0; pass < PASSES; pass++) {
            for (var next = due.poll(); next != null; next = due.poll()) {
                next.run();
            }
            pane.applyCss();
            pane.layout();
        }
        scene.setRoot(new Region()); // what moves stands still once it is in no scene
        screen.closed();
        due.clear();
    }
}
