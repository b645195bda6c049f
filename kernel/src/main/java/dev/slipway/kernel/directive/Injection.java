package dev.slipway.kernel.directive;

import java.util.ArrayList;
import java.util.List;

/// The snippets that stand before a cell's own because of its directives: loop variables, gathered lists and the
/// variable of `catch`. The live engine, the replay and the analysis all put the same ones there.
public final class Injection {
    /// A cast, since a variable called `dev` hides the package in all other places.
    private static final String FOREACH = "((dev.slipway.api.flow.Foreach) null)";

    private Injection() {}

    /// What an injected snippet stands for.
    public enum Origin {
        /// A loop variable of `foreach`.
        LOOP,
        /// A list of `gather`.
        GATHERED,
        /// The variable of `catch`.
        CAUGHT
    }

    /// One injected snippet.
    ///
    /// @param variable the variable it declares
    /// @param text Java, complete, on one line
    /// @param line 1-based line of the directive in the cell
    /// @param origin why it is there
    public record Injected(String variable, String text, int line, Origin origin) {}

    /// Returns the snippets to evaluate before the cell's own, in the order of its directives.
    public static List<Injected> of(CellDirectives directives) {
        var injected = new ArrayList<Injected>();
        for (var placed : directives.placed()) {
            int line = placed.place().line();
            switch (placed.directive()) {
                case Directive.Foreach foreach -> foreach.loops().forEach(loop -> injected.add(loop(loop, line)));
                case Directive.Gather gather -> injected.add(gathered(gather, line));
                case Directive.Catch caught ->
                    injected.add(new Injected(
                            caught.variable(), "String " + caught.variable() + " = null;", line, Origin.CAUGHT));
                default -> {
                    // declares no variable
                }
            }
        }
        return List.copyOf(injected);
    }

    private static Injected loop(Directive.Loop loop, int line) {
        var text = "var " + loop.variable() + " = " + FOREACH + ".element(\"" + loop.variable() + "\", " + loop.over()
                + ");";
        return new Injected(loop.variable(), text, line, Origin.LOOP);
    }

    private static Injected gathered(Directive.Gather gather, int line) {
        var text = "var " + gather.as() + " = " + FOREACH + ".gathered(\"" + gather.artifact() + "\", "
                + gather.artifact() + ");";
        return new Injected(gather.as(), text, line, Origin.GATHERED);
    }
}
