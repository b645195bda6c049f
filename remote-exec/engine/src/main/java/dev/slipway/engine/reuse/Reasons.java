package dev.slipway.engine.reuse;

import dev.slipway.engine.flow.Plan;
import dev.slipway.engine.json.JsonText;
import dev.slipway.engine.reuse.Found.Miss;
import dev.slipway.engine.reuse.Wiring.Wired;
import dev.slipway.engine.store.Store;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Says in one clause why a step is run or reused, by comparing it with the same step of the newest run that got to
/// it. Thread-safe.
public final class Reasons {
    private static final String BEFORE = "SELECT s.parts, r.id, p.package FROM step s JOIN run r ON s.run = r.key"
            + " JOIN plan p ON p.document = r.plan"
            + " WHERE r.flow = ? AND s.name = ? AND s.parts IS NOT NULL AND r.id <> ? ORDER BY r.id DESC LIMIT 1";

    private final Store store;
    private final Plan plan;
    private final String self;
    private final CodeChanges code;
    private final boolean looksUp;

    /// @param self id of the run that is being made, empty if none is
    /// @param looksUp whether earlier results may be taken
    public Reasons(Store store, Plan plan, String self, CodeChanges code, boolean looksUp) {
        this.store = store;
        this.plan = plan;
        this.self = self;
        this.code = code;
        this.looksUp = looksUp;
    }

    private record Before(Map<String, @Nullable Object> parts, String run, String packageHash) {}

    /// Returns why a step is run, or that it is reused.
    ///
    /// @param found what there is for each of its tasks
    public String why(Wired wired, SortedMap<String, String> parts, List<Found> found) throws IOException {
        var missing = found.stream().filter(each -> each instanceof Miss).count();
        if (found.isEmpty()) {
            return "nothing to do: the collection is empty";
        }
        if (missing == 0) {
            return "nothing it depends on changed";
        }
        if (!looksUp) {
            return "--no-reuse";
        }
        if (!wired.step().settings().reusable()) {
            return "cache: off";
        }
        var before = before(wired);
        if (before.isEmpty()) {
            return "no earlier run";
        }
        var change = change(wired, parts, before.get());
        return change.isPresent() && missing == found.size()
                ? change.get()
                : unverified(found).orElseGet(() -> partial(wired, missing, found));
    }

    private static Optional<String> unverified(List<Found> found) {
        return found.stream()
                .filter(each -> each instanceof Miss miss && !miss.why().isEmpty())
                .map(each -> ((Miss) each).why())
                .findFirst();
    }

    private static String partial(Wired wired, long missing, List<Found> found) {
        if (wired.runsOnce()) {
            return "its earlier run did not succeed";
        }
        var hits = found.size() - missing;
        return hits > 0
                ? String.format(Locale.ROOT, "%,d reused, %,d new", hits, missing)
                : String.format(Locale.ROOT, "all %,d elements are new", found.size());
    }

    private Optional<Before> before(Wired wired) throws IOException {
        return store.read(view -> view.first(
                BEFORE,
                row -> new Before(JsonText.readObject(row.text("parts")), row.text("id"), row.text("package")),
                plan.flow(),
                wired.step().name(),
                self));
    }

    private Optional<String> change(Wired wired, SortedMap<String, String> parts, Before before) throws IOException {
        var names = new TreeSet<>(parts.keySet());
        names.addAll(before.parts().keySet());
        if (!parts.getOrDefault(Keys.CODE, "").equals(before.parts().get(Keys.CODE))) {
            return Optional.of(code.describe(wired.step().name(), before.packageHash()));
        }
        for (var name : names) {
            var now = parts.get(name);
            var then = before.parts().get(name);
            if (now == null || !now.equals(then)) {
                return Optional.of(clause(wired, name, then == null ? null : String.valueOf(then), now));
            }
        }
        return Optional.empty();
    }

    private static String clause(Wired wired, String name, @Nullable String then, @Nullable String now) {
        if (name.startsWith(Keys.ARTIFACT)) {
            var variable = name.substring(Keys.ARTIFACT.length());
            return variable + " changed" + origin(wired, variable);
        }
        if (name.startsWith(Keys.GATHERED)) {
            var variable = name.substring(Keys.GATHERED.length());
            return "results changed: " + variable + origin(wired, variable);
        }
        return then == null || now == null
                ? name + (now == null ? " is not read any more" : " is read now")
                : name + " " + JsonText.brief(then) + " -> " + JsonText.brief(now);
    }

    private static String origin(Wired wired, String variable) {
        return wired.step().reads().stream()
                .filter(read -> read.name().equals(variable))
                .map(read -> " (from " + read.from() + ")")
                .findFirst()
                .orElse("");
    }
}
