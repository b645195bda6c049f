package dev.slipway.kernel.protocol;

import dev.slipway.api.document.CellId;
import java.util.List;

/// What a cell defines, uses and changes, itself or through what it runs. Lists are without repetition; copied.
///
/// @param cell the cell
/// @param defines what it declares
/// @param reads names of variables, methods and types of other cells that it uses
/// @param mentions names that stand in its text, or in that of what it runs, and would mean a definition of the
/// notebook if there were one
/// @param inside names in the bodies of what it declares: they mean what an import gave when it was declared
/// @param changes names of variables and types of other cells that it assigns or whose objects it changes; what a
/// change leaves depends on what was there
/// @param mayChange names of variables of other cells whose objects may change besides: they may share what is changed,
/// or are given to a method of a library of which nobody knows what it does
/// @param isRepeatable whether running it again on the same values gives the same for certain: it calls nothing that
/// may know the time, chance, files or the network
public record CellUse(
        CellId cell,
        List<Defined> defines,
        List<String> reads,
        List<String> mentions,
        List<String> inside,
        List<String> changes,
        List<String> mayChange,
        boolean isRepeatable) {
    /// A use of which nothing is in doubt.
    public CellUse(
            CellId cell,
            List<Defined> defines,
            List<String> reads,
            List<String> mentions,
            List<String> changes,
            boolean isRepeatable) {
        this(cell, defines, reads, mentions, List.of(), changes, List.of(), isRepeatable);
    }

    /// One definition.
    ///
    /// @param name as it is used: `f`
    /// @param key tells definitions of one name apart: `f(I)` for an overload; the name itself for a variable
    public record Defined(String name, String key) {
        /// Prefix of the keys of types.
        public static final String TYPE = "class ";

        /// Prefix of the keys of imports.
        public static final String IMPORT = "import ";

        /// The name under which imports on demand are known, which every cell may use.
        public static final String EVERYTHING = "*";

        public boolean isType() {
            return key.startsWith(TYPE);
        }

        public boolean isImport() {
            return key.startsWith(IMPORT);
        }
    }

    public CellUse {
        defines = List.copyOf(defines);
        reads = List.copyOf(reads);
        mentions = List.copyOf(mentions);
        inside = List.copyOf(inside);
        changes = List.copyOf(changes);
        mayChange = List.copyOf(mayChange);
    }
}
