package dev.slipway.kernel.engine;

import dev.slipway.kernel.dialect.CellText;
import dev.slipway.kernel.protocol.Completion;
import dev.slipway.kernel.protocol.Completion.Item;
import dev.slipway.kernel.snippet.CellSnippet;
import dev.slipway.kernel.snippet.CodeText;
import dev.slipway.kernel.snippet.CodeText.Open;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet.Kind;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/// What may be typed at a place. One thread at a time.
record Completions(SnippetShell shell, Definitions definitions, ClassLoader loader) {
    private static final int MOST = 500;
    private static final Pattern RECEIVER = Pattern.compile("([\\w$.]+(?:\\(\\))?)\\.\\s*$");
    private static final Set<String> KEYWORDS = Set.of(
            "abstract",
            "assert",
            "boolean",
            "break",
            "byte",
            "case",
            "catch",
            "char",
            "class",
            "continue",
            "default",
            "do",
            "double",
            "else",
            "enum",
            "extends",
            "false",
            "final",
            "finally",
            "float",
            "for",
            "if",
            "implements",
            "import",
            "instanceof",
            "int",
            "interface",
            "long",
            "new",
            "null",
            "permits",
            "private",
            "protected",
            "public",
            "record",
            "return",
            "sealed",
            "short",
            "static",
            "super",
            "switch",
            "this",
            "throw",
            "throws",
            "true",
            "try",
            "var",
            "void",
            "while",
            "yield");

    /// Returns the candidates at UTF-16 offset `cursor`.
    Completion of(String typed, int cursor) {
        var directive = DirectiveCompletions.of(typed, Math.clamp(cursor, 0, typed.length()), this::variables);
        if (directive.isPresent()) {
            return directive.get();
        }
        var source = CellText.java(typed);
        int at = Math.clamp(cursor, 0, source.length());
        var place = CodeText.of(source, at).end();
        var head = head(source, at);
        if (place != Open.NOTHING) {
            return new Completion(at, at, List.of());
        }
        int start = wordStart(source, at);
        var receiver = receiver(head, at - start);
        var items = new LinkedHashMap<String, Item>();
        for (var suggestion : suggestions(head)) {
            var name = suggestion.continuation().replaceFirst("[(<].*", "");
            if (!name.isEmpty()) {
                items.putIfAbsent(name, item(name, suggestion, receiver));
            }
        }
        var best = new ArrayList<>(items.values());
        best.sort((a, b) -> Integer.compare(rank(a), rank(b)));
        return new Completion(start, at, best.size() > MOST ? best.subList(0, MOST) : best);
    }

    private List<Item> variables(String typed) {
        return suggestions(typed).stream()
                .map(suggestion -> item(suggestion.continuation(), suggestion, null))
                .filter(item -> item.kind().equals("variable"))
                .distinct()
                .toList();
    }

    private List<Suggestion> suggestions(String head) {
        var anchor = new int[1];
        var found = shell.analysis().completionSuggestions(head, head.length(), anchor);
        boolean anyFits = found.stream().anyMatch(Suggestion::matchesType);
        return anyFits
                ? found.stream()
                        .sorted((a, b) -> Boolean.compare(b.matchesType(), a.matchesType()))
                        .toList()
                : found;
    }

    /// Returns what stands before the cursor, as one piece: statements before it go into a block with it, so that
    /// their variables are known before they have run.
    private String head(String source, int cursor) {
        var before = separated(source.substring(0, cursor));
        var snippets = shell.split(before);
        if (snippets.size() < 2) {
            return before;
        }
        boolean isBlock = snippets.subList(0, snippets.size() - 1).stream().allMatch(this::fitsIntoBlock);
        return isBlock ? "{" + before : before.substring(snippets.getLast().offset());
    }

    /// Returns `before` so that a line begun below a statement without its semicolon is one of its own: a declaration
    /// gets the semicolon, an expression goes, since it declares nothing.
    private String separated(String before) {
        int lineStart = before.lastIndexOf('\n') + 1;
        var line = before.substring(lineStart).strip();
        if (lineStart == 0 || line.isEmpty() || !Character.isJavaIdentifierStart(line.charAt(0))) {
            return before;
        }
        var above = before.substring(0, lineStart);
        var snippets = shell.split(above);
        int last = snippets.isEmpty() ? 0 : snippets.getLast().offset();
        var text = above.substring(last).strip();
        if (text.endsWith(";") || text.endsWith("}")) {
            return before;
        }
        return switch (shell.analysis().analyzeCompletion(text).completeness()) {
            case COMPLETE_WITH_SEMI -> above + ";" + before.substring(lineStart);
            case COMPLETE -> above.substring(0, last) + before.substring(lineStart);
            case CONSIDERED_INCOMPLETE, DEFINITELY_INCOMPLETE, EMPTY, UNKNOWN -> before;
        };
    }

    private boolean fitsIntoBlock(CellSnippet snippet) {
        return shell.analysis().sourceToSnippets(snippet.text()).stream()
                .allMatch(made -> made.kind() == Kind.VAR
                        || made.kind() == Kind.STATEMENT
                        || made.kind() == Kind.EXPRESSION
                        || made.kind() == Kind.TYPE_DECL);
    }

    private static int wordStart(String source, int cursor) {
        int start = cursor;
        while (start > 0 && Character.isJavaIdentifierPart(source.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private Item item(String name, Suggestion suggestion, @Nullable Class<?> receiver) {
        boolean isCall = suggestion.continuation().contains("(");
        if (receiver != null) {
            var detail = isCall ? MemberDetails.methods(receiver, name) : MemberDetails.field(receiver, name);
            boolean isType = !isCall && detail.isEmpty() && Character.isUpperCase(name.charAt(0));
            return new Item(name, isCall ? "method" : isType ? "type" : "field", detail);
        }
        var definition = definitions.find(name).orElse(null);
        if (definition != null && definition.snippet() instanceof VarSnippet variable && !isCall) {
            return new Item(name, "variable", variable.typeName());
        }
        if (isCall) {
            var own = definitions.methods(name).stream()
                    .map(Completions::signature)
                    .collect(Collectors.joining(", "));
            boolean isType = own.isEmpty() && Character.isUpperCase(name.charAt(0));
            return new Item(name, isType ? "type" : "method", own.isEmpty() && !isType ? notebookCall(name) : own);
        }
        return new Item(name, kind(name), "");
    }

    private static String notebookCall(String name) {
        return MemberDetails.methods(dev.slipway.api.Notebook.class, name);
    }

    private static String kind(String name) {
        if (KEYWORDS.contains(name)) {
            return "keyword";
        }
        return Character.isUpperCase(name.charAt(0)) ? "type" : "package";
    }

    static String signature(MethodSnippet method) {
        var type = method.signature();
        int end = type.lastIndexOf(')');
        return method.name() + "(" + method.parameterTypes() + ") : " + type.substring(end + 1);
    }

    private static int rank(Item item) {
        return switch (item.kind()) {
            case "variable", "field" -> 0;
            case "method" -> 1;
            default -> 2;
        };
    }

    /// Returns the class whose members are asked for; null if none are, or its type is not known.
    private @Nullable Class<?> receiver(String head, int wordLength) {
        var before = head.substring(0, head.length() - wordLength);
        var receiver = RECEIVER.matcher(before);
        if (!receiver.find()) {
            return null;
        }
        var expression = receiver.group(1);
        return new TypeOfText(shell, loader).of(before.substring(0, receiver.end(1)), expression);
    }
}
