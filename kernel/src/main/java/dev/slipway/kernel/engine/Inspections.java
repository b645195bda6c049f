package dev.slipway.kernel.engine;

import dev.slipway.kernel.protocol.Inspection;
import dev.slipway.kernel.snippet.CodeText;
import dev.slipway.kernel.snippet.CodeText.Open;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/// What is known about a name. One thread at a time.
///
/// @param previews gives the value of a variable in short
/// @param libraries knows what is not the notebook's own
record Inspections(
        SnippetShell shell, Definitions definitions, UnaryOperator<String> previews, LibraryDocumentation libraries) {
    private static final int MOST_OVERLOADS = 10;
    private static final String PARAGRAPH = "\n\n";
    private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
    private static final Pattern HEADER = Pattern.compile("^[^{]*", Pattern.DOTALL);

    /// Returns what is known about the name at, or just before, UTF-16 offset `cursor`.
    Optional<Inspection> of(String source, int cursor) {
        int at = Math.clamp(cursor, 0, source.length());
        boolean touches = (at < source.length() && isPart(source, at)) || (at > 0 && isPart(source, at - 1));
        if (!touches && at > 0 && source.charAt(at - 1) == '(') {
            at--;
        }
        int start = at;
        int end = at;
        while (start > 0 && isPart(source, start - 1)) {
            start--;
        }
        while (end < source.length() && isPart(source, end)) {
            end++;
        }
        if (start == end || CodeText.of(source, start).end() != Open.NOTHING) {
            return Optional.empty();
        }
        var name = source.substring(start, end);
        int last = end;
        boolean isMember =
                start > 0 && source.substring(0, start).stripTrailing().endsWith(".");
        var own = isMember ? Optional.<Inspection>empty() : own(name);
        return own.or(() -> documented(source, last));
    }

    private static boolean isPart(String source, int at) {
        return Character.isJavaIdentifierPart(source.charAt(at));
    }

    private Optional<Inspection> own(String name) {
        return definitions.find(name).map(definition -> switch (definition.snippet()) {
            case VarSnippet variable ->
                new Inspection(variable.typeName() + " " + name, "= " + previews.apply(name) + cell(definition));
            case MethodSnippet _ -> methods(name);
            case TypeDeclSnippet type -> new Inspection(header(type.source()), comment(type) + cell(definition));
            default -> new Inspection(definition.snippet().source(), "");
        });
    }

    private Inspection methods(String name) {
        var methods = definitions.methods(name);
        var signatures = methods.stream().map(method -> header(method.source())).collect(Collectors.joining("\n"));
        var comments = methods.stream().map(Inspections::comment).filter(text -> !text.isEmpty());
        return new Inspection(signatures, comments.collect(Collectors.joining(PARAGRAPH)));
    }

    private static String cell(Definition definition) {
        int number = definition.cell().index() + 1;
        return number == 0 ? "" : PARAGRAPH + "Defined in cell " + number + ".";
    }

    /// Returns a declaration up to its body, without comments.
    private static String header(String source) {
        var bare = COMMENT.matcher(source).replaceAll("").replaceAll("//[^\n]*\n", "");
        var header = HEADER.matcher(bare);
        return (header.find() ? header.group() : bare).strip().replaceAll("\\s+", " ");
    }

    private static String comment(Snippet snippet) {
        var comment = COMMENT.matcher(snippet.source());
        if (comment.find()) {
            return JavadocText.of(comment.group(1).replaceAll("(?m)^\\s*\\* ?", ""));
        }
        return snippet.source()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("///"))
                .map(line -> line.substring("///".length()).strip())
                .collect(Collectors.joining("\n"));
    }

    private Optional<Inspection> documented(String source, int end) {
        var snippets = shell.split(source.substring(0, end));
        int begin = snippets.isEmpty() ? 0 : snippets.getLast().offset();
        var expression = source.substring(begin, end);
        var found = libraries.ask(expression);
        if (found.isEmpty()) {
            expression += "(";
            found = libraries.ask(expression);
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var signatures = found.stream()
                .limit(MOST_OVERLOADS)
                .map(Documentation::signature)
                .map(Inspections::shorter)
                .distinct()
                .collect(Collectors.joining("\n"));
        return Optional.of(new Inspection(signatures, libraries.of(expression, found)));
    }

    /// JShell writes a variable as `name:type`, and types with their packages.
    private static String shorter(String signature) {
        return signature.replaceAll("\\b(?:[a-z_]\\w*\\.)+(?=[A-Z])", "").replaceFirst("^(\\w+):(\\S.*)$", "$2 $1");
    }
}
