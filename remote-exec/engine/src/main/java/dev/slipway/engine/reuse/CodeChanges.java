package dev.slipway.engine.reuse;

import dev.slipway.api.run.ContentHash;
import dev.slipway.engine.reuse.ShippedCode.Piece;
import dev.slipway.engine.store.Store;
import dev.slipway.worker.code.CodePackage;
import dev.slipway.worker.code.CodePackages;
import dev.slipway.worker.code.StepCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says where the code of a step differs from that of an earlier run. Thread-safe.
public final class CodeChanges {
    private static final Change SOMEWHERE = new Change("code changed", null, Side.LATER);

    private final Store store;
    private final CodePackage now;

    /// @param now the later code
    public CodeChanges(Store store, CodePackage now) {
        this.store = store;
        this.now = now;
    }

    /// One place that differs.
    ///
    /// @param clause `method loss changed in cell 7`
    /// @param cell 1-based position of the cell, null if not known
    /// @param side of which notebook the cell is
    public record Change(String clause, @Nullable Integer cell, Side side) {}

    /// The earlier or the later of two.
    public enum Side {
        EARLIER,
        LATER
    }

    /// Returns one clause: `code changed in cell 7`, `method loss changed in cell 7`, `code changed`.
    ///
    /// @param packageHash names the earlier code
    String describe(String step, String packageHash) {
        return first(step, packageHash).clause();
    }

    /// Returns the first place that differs, in the order of the cells; of a step whose code is known to differ.
    ///
    /// @param packageHash names the earlier code
    public Change first(String step, String packageHash) {
        var mine = now.step(step);
        if (mine.isEmpty()) {
            return SOMEWHERE;
        }
        try {
            var then = CodePackages.decode(store.bytes(new ContentHash(packageHash)));
            return then.step(step).flatMap(old -> difference(old, mine.get())).orElse(SOMEWHERE);
        } catch (IOException e) {
            return SOMEWHERE; // the earlier code is gone: that it differs is known all the same
        }
    }

    private static Optional<Change> difference(StepCode then, StepCode now) {
        var old = ShippedCode.pieces(then);
        var current = ShippedCode.pieces(now);
        var changes = new ArrayList<Change>();
        current.forEach((name, piece) -> {
            var before = old.get(name);
            if (before == null || !before.content().equals(piece.content())) {
                changes.add(change(piece, verb(piece, before), Side.LATER));
            }
        });
        if (changes.isEmpty()) {
            old.forEach((name, piece) -> {
                if (!current.containsKey(name)) {
                    changes.add(change(piece, "was removed from", Side.EARLIER));
                }
            });
        }
        if (changes.isEmpty() && !order(then).equals(order(now))) {
            return Optional.of(new Change("its code runs in another order", null, Side.LATER));
        }
        return changes.stream()
                .min(Comparator.<Change>comparingInt(
                                change -> change.cell() == null ? Integer.MAX_VALUE : change.cell())
                        .thenComparing(Change::clause));
    }

    private static String verb(Piece piece, @Nullable Piece before) {
        return before == null && piece.isDeclared() ? "is new in" : "changed in";
    }

    private static Change change(Piece piece, String verb, Side side) {
        var cell = piece.cell();
        var bare = verb.substring(0, verb.lastIndexOf(' '));
        return new Change(piece.words() + " " + (cell == null ? bare : verb + " cell " + cell), cell, side);
    }

    private static List<String> order(StepCode code) {
        return code.calls().stream().map(StepCode.Call::className).toList();
    }
}
