package dev.slipway.kernel.engine;

import dev.slipway.kernel.engine.classes.CodeUse;
import java.util.List;
import java.util.Optional;
import jdk.jshell.MethodSnippet;
import jdk.jshell.VarSnippet;

/// Whether code that has just been compiled uses a definition that is about to go.
final class MissingUse {
    private MissingUse() {}

    /// Returns what the class `wrapper` uses of `going`, for example `variable sales`; empty if nothing.
    static Optional<String> find(SnippetShell shell, String wrapper, List<Definition> going) {
        if (wrapper.isEmpty()) {
            return Optional.empty();
        }
        var use = CodeUse.of(wrapper, shell::codes);
        for (var definition : going) {
            switch (definition.snippet()) {
                case VarSnippet variable
                when use.reads().contains(variable.name()) -> {
                    return Optional.of("variable " + variable.name());
                }
                case MethodSnippet method
                when use.wrappers().contains(shell.wrapper(method)) -> {
                    return Optional.of("method " + method.name() + "(" + method.parameterTypes() + ")");
                }
                default -> {
                    // imports leave no trace in code, and a type's users are compiled again
                }
            }
        }
        return Optional.empty();
    }
}
