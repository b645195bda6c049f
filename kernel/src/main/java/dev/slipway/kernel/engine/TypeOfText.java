package dev.slipway.kernel.engine;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.ImportSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.TypeDeclSnippet;
import org.jspecify.annotations.Nullable;

/// Finds the class of an expression or of a type's name. One thread at a time.
record TypeOfText(SnippetShell shell, ClassLoader loader) {
    /// Returns the class of `expression`, or the class it names, as it stands at the end of `before`; null if
    /// unknown.
    @Nullable
    Class<?> of(String before, String expression) {
        var named = named(expression);
        if (named != null) {
            return named;
        }
        var type = shell.analysis().analyzeType(before, before.length());
        if (type == null || type.isBlank()) {
            type = shell.analysis().analyzeType(expression, expression.length());
        }
        return type == null ? null : named(type.replaceFirst("<.*", ""));
    }

    private @Nullable Class<?> named(String name) {
        int last = name.lastIndexOf('.') + 1;
        if (last == name.length() || !Character.isUpperCase(name.charAt(last))) {
            return null;
        }
        for (var candidate : candidates(name)) {
            try {
                return Class.forName(candidate, false, loader);
            } catch (ClassNotFoundException | LinkageError e) {
                // the next candidate may be it
            }
        }
        return null;
    }

    private List<String> candidates(String name) {
        var candidates = new ArrayList<String>(List.of(name, "java.lang." + name));
        shell.ask(jshell -> jshell.snippets().toList()).forEach(snippet -> {
            if (snippet instanceof TypeDeclSnippet type
                    && type.name().equals(name)
                    && shell.status(type).isDefined()) {
                candidates.addFirst(shell.wrapper(type) + "$" + name);
            }
            imported(snippet, name, candidates);
        });
        return candidates;
    }

    private static void imported(Snippet snippet, String name, List<String> candidates) {
        if (!(snippet instanceof ImportSnippet imported) || imported.isStatic()) {
            return;
        }
        if (imported.subKind() == SubKind.TYPE_IMPORT_ON_DEMAND_SUBKIND) {
            candidates.add(imported.fullname().replaceFirst("\\*$", "") + name);
        } else if (imported.fullname().endsWith("." + name)) {
            candidates.add(imported.fullname());
        }
    }
}
