package dev.slipway.kernel.engine;

import dev.slipway.kernel.engine.classes.CodeUse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/// Whether code that has just been compiled uses a definition that is about to go.
final class MissingUse {
    private MissingUse() {}

    /// Tells whether the class `wrapper` mentions the type that `type` declares.
    static boolean mentions(SnippetShell shell, String wrapper, Snippet type) {
        var name = shell.wrapper(type).replace('.', '/') + "$" + Definitions.name(type);
        var word = Pattern.compile(Pattern.quote(name) + "(?![\\w])");
        return !wrapper.isEmpty()
                && shell.codes(wrapper).stream()
                        .anyMatch(code -> word.matcher(new String(code, StandardCharsets.ISO_8859_1))
                                .find());
    }

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
                case TypeDeclSnippet type
                when mentions(shell, wrapper, type) -> {
                    return Optional.of("class " + type.name());
                }
                default -> {
                    // imports leave no trace in code
                }
            }
        }
        return Optional.empty();
    }
}
