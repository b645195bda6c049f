package dev.slipway.kernel.replay;

import dev.slipway.kernel.dialect.TestMethods;
import dev.slipway.kernel.directive.CellDirectives;
import dev.slipway.kernel.directive.Directive;
import dev.slipway.kernel.directive.Injection;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What compiling all code cells from top to bottom gives: exactly the classes of the notebook's meaning. Immutable.
///
/// @param cells the code cells in document order; copied
public record Replay(List<ReplayedCell> cells) {
    public Replay {
        cells = List.copyOf(cells);
    }

    /// Returns every class in force after the cell at `index` (0-based among all cells) was compiled, by binary name.
    ///
    /// A class that a later cell made JShell compile again is here as it stood at that cell.
    public Map<String, ReplayedClass> classesAt(int index) {
        var classes = new TreeMap<String, ReplayedClass>();
        for (var cell : cells) {
            if (cell.cell().index() <= index) {
                cell.classes().forEach(image -> classes.put(image.name(), image));
            }
        }
        return classes;
    }

    /// One code cell.
    ///
    /// @param snippets injected ones first, then the cell's own, in order; with an error among the problems, those
    /// that compile all the same: the cell runs nothing
    /// @param classes what compiling the cell loaded or loaded anew, older cells' classes included; copied
    /// @param problems what the compiler or the splitter said, at places in the cell; copied
    public record ReplayedCell(
            SourceCell cell,
            CellDirectives directives,
            List<ReplayedSnippet> snippets,
            List<ReplayedClass> classes,
            List<Problem> problems) {
        public ReplayedCell {
            snippets = List.copyOf(snippets);
            classes = List.copyOf(classes);
            problems = List.copyOf(problems);
        }

        /// Tells whether a flow leaves the cell out: it is marked `skip`, or has tests.
        public boolean isSkipped() {
            return directives.first(Directive.Skip.class).isPresent() || TestMethods.areIn(cell);
        }
    }

    /// One snippet.
    ///
    /// @param kind what it is
    /// @param name what it declares: a variable, method or type; the temporary variable (`$5`) of an expression;
    /// empty for imports and statements
    /// @param javaType of a variable or an expression, as a person writes it, for example `List<Model>`; else empty
    /// @param entry what running it calls, null if there is nothing to run
    /// @param field where a variable lives, null for all else
    /// @param origin why it was injected, null for the cell's own
    /// @param span where it stands in the cell
    /// @param constant whether it is a variable whose initialiser is a compile-time constant
    public record ReplayedSnippet(
            Kind kind,
            String name,
            String javaType,
            @Nullable Member entry,
            @Nullable Member field,
            Injection.@Nullable Origin origin,
            Span span,
            boolean constant) {}

    /// @param line 1-based line in the cell where it begins
    /// @param endLine 1-based line where it ends, inclusive
    /// @param text the snippet as it was compiled, comments before it included
    public record Span(int line, int endLine, String text) {
        /// A span whose text is not known.
        public Span(int line, int endLine) {
            this(line, endLine, "");
        }
    }

    /// Kinds of snippets.
    public enum Kind {
        IMPORT,
        TYPE,
        METHOD,
        VARIABLE,
        STATEMENT,
        EXPRESSION
    }

    /// A static member of a compiled class.
    ///
    /// @param className binary name, for example `REPL.$JShell$7`
    /// @param member name of the field or of the no-argument method
    public record Member(String className, String member) {}
}
