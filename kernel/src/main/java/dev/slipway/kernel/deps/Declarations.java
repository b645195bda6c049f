package dev.slipway.kernel.deps;

import dev.slipway.api.document.CellKind;
import dev.slipway.api.run.ContentHash;
import dev.slipway.kernel.dialect.CellText;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.problem.Problem;
import dev.slipway.kernel.problem.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What some cells declare, in order. Immutable.
///
/// @param all copied
/// @param problems what could not be read, and what is worth knowing; copied
public record Declarations(List<Declaration> all, List<Problem> problems) {
    /// Nothing.
    public static final Declarations NONE = new Declarations(List.of(), List.of());

    public Declarations {
        all = List.copyOf(all);
        problems = List.copyOf(problems);
    }

    /// Reads the declarations of `cells`.
    public static Declarations of(List<SourceCell> cells) {
        return of(cells, new TextConstants());
    }

    /// Reads the declarations of `cells`.
    ///
    /// @param constants what cells before them give their variables; then also what these do
    static Declarations of(List<SourceCell> cells, TextConstants constants) {
        var reader = new DeclarationReader(constants);
        for (var cell : cells) {
            if (cell.kind() == CellKind.CODE) {
                constants.learn(cell);
                CellText.of(cell).magics().forEach(magic -> reader.read(cell, magic));
            }
        }
        return reader.read();
    }

    /// Returns the declarations of one kind.
    public <D extends Declaration> List<D> all(Class<D> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// Tells whether there is anything to find jars for.
    public boolean wantsJars() {
        return all.stream().anyMatch(one -> switch (one) {
            case Declaration.Dependency _, Declaration.LocalJars _, Declaration.Pom _, Declaration.PomFile _ -> true;
            case Declaration.Bom _, Declaration.Repository _, Declaration.JavaVersion _, Declaration.JavaOptions _ ->
                false;
        });
    }

    /// Returns what could not be read, or not be met.
    public List<Problem> errors() {
        return problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
    }

    /// Returns the options that the JVM of the cells gets.
    public List<String> javaOptions() {
        return all(Declaration.JavaOptions.class).stream()
                .flatMap(one -> one.options().stream())
                .toList();
    }

    /// Returns these and `more`.
    public Declarations and(Declarations more) {
        var both = new ArrayList<>(all);
        both.addAll(more.all);
        var wrong = new ArrayList<>(problems);
        wrong.addAll(more.problems);
        return new Declarations(both, wrong);
    }

    /// Returns a hash of what they come to: the same wherever they stand, of cells in the same order.
    public ContentHash hash() {
        return ContentHash.of(all.stream()
                .map(Declarations::words)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("\n")));
    }

    private static String words(Declaration one) {
        return switch (one) {
            case Declaration.Dependency dependency ->
                "dependency " + dependency.coordinates() + " " + dependency.exclusions();
            case Declaration.Bom bom -> "bom " + bom.coordinates();
            case Declaration.Repository repository -> "repository " + repository.url();
            case Declaration.LocalJars jars -> "jars " + jars.glob();
            case Declaration.Pom pom -> "pom " + pom.text();
            case Declaration.PomFile file -> "pom file " + file.path();
            case Declaration.JavaVersion _, Declaration.JavaOptions _ -> "";
        };
    }
}
