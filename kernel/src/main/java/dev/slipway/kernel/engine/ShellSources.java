package dev.slipway.kernel.engine;

import dev.slipway.kernel.engine.Definitions.Origin;
import java.util.List;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;

/// What the shell knows of snippets that failed. One thread at a time.
record ShellSources(SnippetShell shell, Definitions definitions) implements Failures.Sources {
    @Override
    public LineMap lines(Origin origin) {
        return new LineMap(
                shell.analysis().wrapper(origin.snippet()), origin.snippet().source());
    }

    @Override
    public String unresolved(String id) {
        var definition = definitions.get(id);
        if (definition == null || !(definition.snippet() instanceof DeclarationSnippet declared)) {
            return "";
        }
        List<String> missing = shell.unresolved(declared).toList();
        return missing.isEmpty()
                ? ""
                : declared.name() + " of cell " + (definition.cell().index() + 1) + " uses "
                        + missing.stream().collect(Collectors.joining(" and "))
                        + ", which no cell has defined";
    }
}
