package dev.slipway.kernel.file;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.run.ContentHash;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Names the cells of a file: the file's own ids where they are sound, else ids made from what the cells hold, so
/// that opening the same file twice gives the same names.
final class CellIds {
    private static final int DIGITS = 8;

    private CellIds() {}

    /// A cell as the file names it; `declared` is null if it has no id.
    record Unnamed(@Nullable String declared, CellKind kind, String source) {}

    /// Returns unique ids, one a cell. Of several cells with one id the first keeps it.
    static List<CellId> of(List<Unnamed> cells) {
        var taken = new HashSet<String>();
        var names = new ArrayList<@Nullable String>();
        for (var cell : cells) {
            var declared = cell.declared();
            boolean sound = declared != null && CellId.accepts(declared) && taken.add(declared);
            names.add(sound ? declared : null);
        }
        var ids = new ArrayList<CellId>();
        for (int i = 0; i < cells.size(); i++) {
            var name = names.get(i);
            ids.add(new CellId(name == null ? made(cells.get(i), taken) : name));
        }
        return List.copyOf(ids);
    }

    private static String made(Unnamed cell, Set<String> taken) {
        for (int repetition = 0; ; repetition++) {
            var name = ContentHash.of(cell.kind() + "\n" + repetition + "\n" + cell.source())
                    .hex()
                    .substring(0, DIGITS);
            if (taken.add(name)) {
                return name;
            }
        }
    }
}
