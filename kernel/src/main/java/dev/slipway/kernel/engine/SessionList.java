package dev.slipway.kernel.engine;

import dev.slipway.kernel.snippet.Startup;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jdk.jshell.ImportSnippet;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/// Answers the questions of `jshell` about what is defined. One thread at a time.
record SessionList(Definitions definitions) {
    /// Returns the answer, one definition a line; empty if the question is not known.
    String of(String question) {
        return switch (question.strip().replaceAll("\\s.*", "")) {
            case "/vars" -> lines(VarSnippet.class::isInstance);
            case "/methods" -> lines(MethodSnippet.class::isInstance);
            case "/types" -> lines(TypeDeclSnippet.class::isInstance);
            case "/imports" ->
                String.join("\n", Startup.imports(List.of())) + "\n" + lines(ImportSnippet.class::isInstance);
            case "/list" -> lines(_ -> true);
            default -> "";
        };
    }

    private String lines(Predicate<Snippet> wanted) {
        var found = definitions.all().stream()
                .map(Definition::snippet)
                .filter(wanted)
                .map(SessionList::line)
                .collect(Collectors.joining("\n"));
        return found.isEmpty() ? "nothing\n" : found + "\n";
    }

    private static String line(Snippet snippet) {
        return switch (snippet) {
            case VarSnippet variable -> variable.typeName() + " " + variable.name();
            case MethodSnippet method ->
                method.signature().replaceFirst("\\)(.*)", ") $1").strip() + " " + method.name();
            case TypeDeclSnippet type ->
                type.subKind().name().replaceFirst("_.*", "").toLowerCase(java.util.Locale.ROOT) + " " + type.name();
            default -> snippet.source().strip();
        };
    }
}
