package dev.slipway.kernel.dialect;

import dev.slipway.api.document.CellKind;
import dev.slipway.kernel.directive.SourceCell;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Gives cells the texts of the files that they load with `%load`, and those that these load in turn.
public final class Loads {
    private static final String LOAD = "%load";

    private Loads() {}

    /// Returns `cells` with the files they load.
    ///
    /// @param files returns the code cells of a file by its name as it is written; empty if there is none
    public static List<SourceCell> fill(List<SourceCell> cells, Function<String, Optional<List<String>>> files) {
        return cells.stream().map(cell -> fill(cell, files)).toList();
    }

    /// Returns `cell` with the files it loads.
    public static SourceCell fill(SourceCell cell, Function<String, Optional<List<String>>> files) {
        if (cell.kind() != CellKind.CODE || !cell.source().contains(LOAD)) {
            return cell;
        }
        var loads = new HashMap<String, List<String>>();
        add(cell.source(), files, loads);
        return loads.isEmpty() ? cell : cell.withLoads(loads);
    }

    private static void add(
            String source, Function<String, Optional<List<String>>> files, Map<String, List<String>> loads) {
        for (var magic : MagicReader.read(source, Map.of()).magics()) {
            var name = magic.arguments();
            if (MagicKind.of(magic.name()) == MagicKind.LOAD && !loads.containsKey(name)) {
                files.apply(name).ifPresent(texts -> {
                    loads.put(name, texts);
                    texts.forEach(text -> add(text, files, loads));
                });
            }
        }
    }
}
