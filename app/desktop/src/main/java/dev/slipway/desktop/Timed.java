package dev.slipway.desktop;

import static dev.slipway.desktop.Pictures.frames;
import static dev.slipway.desktop.Pictures.onUi;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// Takes times of the window, and prints them. Not for the UI thread.
final class Timed {
    private static final int FRAMES = 120;
    private static final int WARM_UP = 40;
    private static final double NANOS = 1e9;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final long LIMIT_SECONDS = 120;

    private Timed() {}

    /// Work that may fail.
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    /// Prints a figure and its name.
    static void print(String name, double value) {
        System.out.println(name + " " + String.format(Locale.ROOT, "%.4f", value));
    }

    /// Returns how long it takes from `action` until `shown` holds and the frame that shows it is over. Unit: seconds.
    static double until(Runnable action, BooleanSupplier shown)
            throws ExecutionException, TimeoutException, InterruptedException {
        long start = System.nanoTime();
        onUi(() -> {
            action.run();
            return true;
        });
        Pictures.until(shown, LIMIT_SECONDS);
        frames(1);
        return (System.nanoTime() - start) / NANOS;
    }

    /// Prints how long it takes from `action` until `shown` holds, as `NAME-open` in seconds, and the longest time the
    /// UI thread had no turn for anything else meanwhile, as `NAME-block` in ms; of that also one at rest.
    static void opened(String name, Runnable action, BooleanSupplier shown)
            throws ExecutionException, TimeoutException, InterruptedException {
        var waits = Waits.beside(name);
        print(name + "-open", until(action, shown));
        waits.end();
    }

    /// Waits until `shown` holds.
    static void await(BooleanSupplier shown) throws ExecutionException, TimeoutException, InterruptedException {
        Pictures.until(shown, LIMIT_SECONDS);
    }

    /// Returns how long `work` takes. Unit: seconds.
    static double of(Work work) throws IOException {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / NANOS;
    }

    /// Returns the time of the UI thread a frame in which `action` is called with the number of the frame, 95 % of the
    /// frames. Unit: ms.
    static double frame(IntConsumer action) throws ExecutionException, TimeoutException, InterruptedException {
        return frame(FRAMES, WARM_UP, action);
    }

    /// Returns the same over `count` frames, after `before` others.
    static double frame(int count, int before, IntConsumer action)
            throws ExecutionException, TimeoutException, InterruptedException {
        var threads = ManagementFactory.getThreadMXBean();
        long ui = onUi(() -> Thread.currentThread().threadId());
        var costs = new double[count];
        for (int i = -before; i < count; i++) {
            int number = i + before;
            long start = threads.getThreadCpuTime(ui);
            onUi(() -> {
                action.accept(number);
                return true;
            });
            frames(1);
            if (i >= 0) {
                costs[i] = (threads.getThreadCpuTime(ui) - start) / NANOS_PER_MILLI;
            }
        }
        Arrays.sort(costs);
        return costs[count * 95 / 100];
    }

    /// Lets the pointer do something over `target`, at a place within it. Unit: px of the target.
    static void mouse(Node target, javafx.event.EventType<MouseEvent> type, double x, double y, boolean isPressed) {
        var at = target.localToScene(x, y);
        target.fireEvent(new MouseEvent(
                null, // else its place is taken for one within the source
                target,
                type,
                at.getX(),
                at.getY(),
                at.getX(),
                at.getY(),
                isPressed ? MouseButton.PRIMARY : MouseButton.NONE,
                1,
                false,
                false,
                false,
                false,
                isPressed,
                false,
                false,
                true,
                false,
                false,
                null));
    }

    /// Returns the first node of this class of the screen in front, null if there is none. To look through the whole
    /// window costs as much of the UI thread as opening some screens does.
    static @Nullable Node front(Composition composition, String css) {
        return composition
                .shell()
                .front()
                .map(screen -> screen.main().lookup(css))
                .orElse(null);
    }

    /// Returns the node of this class below `root` that is shown to those who cannot see as `words`.
    static Node named(Node root, String css, String words) {
        return first(root.lookupAll(css), node -> words.equals(node.getAccessibleText()));
    }

    /// Returns the first of `nodes` that `test` is true of.
    ///
    /// @throws IllegalStateException if there is none
    static Node first(Collection<Node> nodes, Predicate<Node> test) {
        return List.copyOf(nodes).stream()
                .filter(Objects::nonNull)
                .filter(test)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no such node among " + nodes.size()));
    }
}
