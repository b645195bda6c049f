package dev.slipway.engine.store;

import dev.slipway.api.run.ContentHash;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Looks for what is wrong with a store. Immutable.
///
/// @param store to be looked at
public record Soundness(Store store) {
    private static final int MOST = 20;
    private static final String NAMED = "SELECT a.hash AS h, min('artifact ' || a.name) AS what FROM artifact a"
            + " WHERE a.hash NOT IN (SELECT hash FROM blob) GROUP BY a.hash"
            + " UNION ALL SELECT notebook_hash, 'notebook of the run ' || id FROM run"
            + " UNION ALL SELECT git_diff, 'changes of the run ' || id FROM run WHERE git_diff IS NOT NULL"
            + " UNION ALL SELECT notebook_hash, 'notebook of ' || flow || '@' || version FROM deployment"
            + " UNION ALL SELECT p.package, 'code of the run ' || r.id FROM run r JOIN plan p ON p.document = r.plan"
            + " UNION ALL SELECT p.package, 'code of ' || d.flow || '@' || d.version FROM deployment d"
            + " JOIN plan p ON p.document = d.plan";

    /// Returns what is wrong, one sentence each, at most 20 and then how many more; empty if all is well or there is
    /// no store.
    public List<String> faults() throws IOException {
        if (!store.exists()) {
            return List.of();
        }
        var faults = new ArrayList<String>();
        try {
            faults.addAll(database());
            faults.addAll(objects());
        } catch (StoreException e) {
            faults.add(String.valueOf(e.getMessage()));
        }
        if (faults.size() > MOST) {
            var more = faults.size() - MOST;
            faults.subList(MOST, faults.size()).clear();
            faults.add("and " + more + " more");
        }
        return List.copyOf(faults);
    }

    private List<String> database() throws IOException {
        return store
                .<List<String>>read(view -> view.query("PRAGMA quick_check(20)", row -> row.text("quick_check")))
                .stream()
                .filter(line -> !line.equals("ok"))
                .map(line -> "The database " + store.folder().resolve("store.db") + " is damaged: " + line + ". Restore"
                        + " it from a backup.")
                .toList();
    }

    private List<String> objects() throws IOException {
        record Named(ContentHash hash, String what) {}
        var named = store.<List<Named>>read(view ->
                view.query(NAMED, row -> new Named(new ContentHash(row.text("h")), row.text("what"))));
        return named.stream()
                .filter(each -> !store.objects().has(each.hash()))
                .map(each -> "The " + each.what() + " is gone: "
                        + store.objects().file(each.hash()) + " is missing. Run it again, or restore the file.")
                .distinct()
                .toList();
    }
}
