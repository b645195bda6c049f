package dev.slipway.engine.store;

import dev.slipway.api.run.ContentHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// Reads every blob of a store again, and mends what can be mended. Immutable.
///
/// @param store to be looked at
public record Repairs(Store store) {
    private static final String DAMAGED = "damaged";
    private static final String NAMED =
            "SELECT DISTINCT hash AS h FROM artifact UNION SELECT notebook_hash FROM run UNION SELECT notebook_hash"
                    + " FROM deployment UNION SELECT package FROM plan"
                    + " UNION SELECT git_diff FROM run WHERE git_diff IS NOT NULL";
    private static final String LOST = "its bytes were lost from the store";

    private enum State {
        SOUND,
        DAMAGED,
        GONE
    }

    /// Returns what is wrong with the content of blobs, one sentence each.
    ///
    /// **Cost**: reads every byte of the store.
    public List<String> damages() throws IOException {
        var damages = new ArrayList<String>();
        for (var hash : store.exists() ? named() : List.<ContentHash>of()) {
            if (state(hash) == State.DAMAGED) {
                damages.add(
                        "The object " + hash + " is damaged: its content has another hash. `slipway doctor --repair`"
                                + " takes it out of use, so that its step runs again.");
            }
        }
        return damages;
    }

    /// Mends what can be mended and returns what was done, one sentence each: rebuilds the indexes, moves damaged
    /// objects to `damaged/`, and marks results whose bytes are gone as lost, so that their steps run again.
    public List<String> mend() throws IOException {
        if (!store.exists()) {
            return List.of();
        }
        var done = new ArrayList<String>();
        var isSound = store.<List<String>>read(
                        view -> view.query("PRAGMA quick_check(1)", row -> row.text("quick_check")))
                .equals(List.of("ok"));
        if (!isSound) {
            store.<Integer>write(transaction -> transaction.update("REINDEX"));
            done.add("Built the indexes of the database anew.");
        }
        for (var hash : named()) {
            var state = state(hash);
            if (state == State.DAMAGED) {
                takeOut(hash);
                done.add("Moved the damaged object " + hash + " to "
                        + store.folder().resolve(DAMAGED) + ".");
            }
            if (state != State.SOUND) {
                int results = store.<Integer>write(transaction -> forget(transaction, hash));
                if (results > 0) {
                    done.add("Marked " + results + (results == 1 ? " result" : " results")
                            + " as lost that had the object " + hash + ": resume their runs to make them again.");
                }
            }
        }
        return done;
    }

    private List<ContentHash> named() throws IOException {
        return store.read(view -> view.query(NAMED, row -> new ContentHash(row.text("h"))));
    }

    private State state(ContentHash hash) throws IOException {
        try (var in = store.open(hash)) {
            return ContentHash.ofStream(in).equals(hash) ? State.SOUND : State.DAMAGED;
        } catch (NoSuchFileException e) {
            return State.GONE;
        } catch (StoreException e) {
            throw e;
        } catch (IOException e) {
            return State.DAMAGED; // it cannot even be unpacked
        }
    }

    private void takeOut(ContentHash hash) throws IOException {
        store.<Integer>write(transaction -> transaction.update(
                "DELETE FROM blob WHERE substr(hash, 1, 16) = substr(?1, 1, 16) AND hash = ?1", hash));
        Path file = store.objects().file(hash);
        if (Files.exists(file)) {
            var folder = Files.createDirectories(store.folder().resolve(DAMAGED));
            Files.move(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static int forget(Transaction transaction, ContentHash hash) throws IOException {
        int results = transaction.update(
                "UPDATE attempt SET status = 'lost' WHERE status = 'succeeded'"
                        + " AND id IN (SELECT attempt FROM artifact WHERE hash = ?)",
                hash);
        transaction.update(
                "INSERT OR IGNORE INTO unstorable SELECT attempt, name, type, ? FROM artifact WHERE hash = ?",
                LOST,
                hash);
        transaction.update("DELETE FROM artifact WHERE hash = ?", hash);
        return results;
    }
}
