package dev.slipway.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Figures of the screens over runs and versions, taken in the real window without a display on one generated store,
/// from the cache that a window makes after its first start; all figures of a screen come from the same processes. One
/// thread at a time.
final class Screens {
    private static final int ROUNDS = 3;

    /// The screen that needs no store: a live table of ten million rows.
    private static final String TABLE = "table";

    private final Map<String, Map<String, Samples>> done = new HashMap<>();
    private @Nullable Path folder;
    private List<String> cached = List.of();

    /// One figure of a screen.
    ///
    /// @param screen what `measure` is asked for
    /// @param name of the figure, which the window prints before its value; the bare one's is `bare-` before it
    /// @param baseline what the bare one is
    record Of(Screens screens, String screen, String name, String unit, String baseline) implements Bench {
        @Override
        public Figure measure(Product product) throws IOException, InterruptedException {
            var figures = screens.figures(product, screen);
            var ours = figures.get(name);
            var bare = figures.get("bare-" + name);
            if (ours == null || bare == null) {
                throw new IOException("the window did not measure " + name);
            }
            return new Figure(unit, ours.median(), baseline, bare.median(), ours.count());
        }
    }

    /// Returns all figures.
    static List<Bench> all() {
        var screens = new Screens();
        var query = "the same question to the store alone";
        var all = new ArrayList<Bench>();
        all.add(new Of(screens, "history", "history-open", "s", query));
        var rest = "the same window at rest";
        all.add(new Of(screens, "history-early", "history-early", "s", query));
        all.add(new Of(screens, "history", "history-again", "s", query));
        all.add(new Of(screens, "history", "history-block", "ms", rest));
        all.add(new Of(screens, "history", "history-filter", "s", query));
        all.add(new Of(screens, "history", "history-sort", "s", query));
        all.add(new Of(screens, "run", "run-open", "s", "reading its rows alone"));
        all.add(new Of(screens, "run", "run-again", "s", "reading its rows alone"));
        all.add(new Of(screens, "run", "run-block", "ms", rest));
        all.add(new Of(screens, "run", "run-graph", "s", "reading its rows alone"));
        all.add(new Of(screens, "run", "timeline-pan", "ms", "a bare canvas that draws as many lines"));
        all.add(new Of(screens, "run", "event-pixels", "s", "two frames"));
        all.add(new Of(screens, "compare", "compare-open", "s", "reading the rows alone"));
        all.add(new Of(screens, "compare", "compare-again", "s", "reading the rows alone"));
        all.add(new Of(screens, "compare", "compare-block", "ms", rest));
        all.add(new Of(screens, "compare", "compare-brush", "ms", "a bare canvas that draws as many lines"));
        all.add(new Of(screens, "compare", "curves-open", "s", "reading the values alone"));
        all.add(new Of(screens, "compare", "curves-hover", "ms", "a bare canvas that draws one such curve"));
        all.add(new Of(screens, "matrix", "matrix-open", "s", "reading the rows alone"));
        all.add(new Of(screens, "matrix", "matrix-again", "s", "reading the rows alone"));
        all.add(new Of(screens, "matrix", "matrix-block", "ms", rest));
        all.add(new Of(screens, "matrix", "matrix-scroll", "ms", "a bare canvas that draws 100 lines"));
        all.add(new Of(screens, "matrix", "matrix-hover", "ms", "a bare canvas that draws 100 lines"));
        all.add(new Of(screens, "sheet", "sheet-open", "s", "reading the live version alone"));
        all.add(new Of(screens, "why", "why-open", "s", "finding the cause alone"));
        all.add(new Of(screens, "why", "why-block", "ms", rest));
        var frames = "two frames";
        all.add(new Of(screens, TABLE, "table-open", "s", frames));
        all.add(new Of(screens, TABLE, "table-sort", "s", "sorting as many numbers"));
        all.add(new Of(screens, TABLE, "table-filter", "s", "counting as many numbers"));
        all.add(new Of(screens, TABLE, "table-end", "s", frames));
        return List.copyOf(all);
    }

    /// Returns the options of a window that starts from the cache that is made after the first start of one.
    private List<String> cache(Product product) throws IOException, InterruptedException {
        if (cached.isEmpty()) {
            cached = CachedWindowBench.make(product);
        }
        return cached;
    }

    private Path store(Product product) throws IOException, InterruptedException {
        var made = folder;
        if (made == null) {
            made = ScreenStore.make(product);
            folder = made;
        }
        return made;
    }

    private Map<String, Samples> figures(Product product, String screen) throws IOException, InterruptedException {
        var known = done.get(screen);
        if (known != null) {
            return known;
        }
        var store = screen.equals(TABLE) ? product.scratch() : store(product);
        ScreenStore.add(product, store, screen);
        var figures = new HashMap<String, Samples>();
        var cache = cache(product);
        for (int round = 0; round < ROUNDS; round++) {
            var command = WindowBench.command(cache, List.of("measure", screen, store.toString()));
            for (var line : product.run(command).out().lines().toList()) {
                var words = line.split(" ", -1);
                figures.computeIfAbsent(words[0], _ -> new Samples()).add(Double.parseDouble(words[1]));
            }
        }
        done.put(screen, figures);
        return figures;
    }
}
