package dev.slipway.kernel.engine;

import dev.slipway.kernel.dialect.CellText;
import dev.slipway.kernel.dialect.SqlCell;
import dev.slipway.kernel.protocol.Completeness;
import dev.slipway.kernel.snippet.CellSnippet;
import dev.slipway.kernel.snippet.CodeText;
import dev.slipway.kernel.snippet.CodeText.Open;
import java.util.regex.Pattern;
import jdk.jshell.Snippet.Kind;

/// Tells whether a cell can be executed as it stands. One thread at a time.
record CompletenessCheck(SnippetShell shell) {
    private static final String INDENT = "    ";
    private static final Pattern HEAD = Pattern.compile("(?:if|while|for)\\s*\\(");
    private static final Pattern ELSE = Pattern.compile("(?:[;}]\\s*else|^do)\\z");

    Completeness of(String typed) {
        if (SqlCell.accepts(typed)) {
            boolean isEnded = typed.endsWith("\n") || typed.stripTrailing().endsWith(";");
            return isEnded ? new Completeness.Complete() : new Completeness.Incomplete("");
        }
        var source = CellText.java(typed);
        var text = CodeText.of(source, source.length());
        var snippets = shell.split(source);
        for (var snippet : snippets) {
            switch (snippet.shape()) {
                case BROKEN -> {
                    return text.end() == Open.STRING || text.end() == Open.CHARACTER
                            ? new Completeness.Incomplete(text.indent())
                            : new Completeness.Invalid();
                }
                case INCOMPLETE -> {
                    return new Completeness.Incomplete(indent(text));
                }
                case COMPLETE -> {
                    if (isHead(asTyped(snippet, source))) {
                        return new Completeness.Incomplete(text.indent() + INDENT);
                    }
                    if (!isJava(snippet)) {
                        return new Completeness.Invalid();
                    }
                }
            }
        }
        return text.end() == Open.COMMENT ? new Completeness.Incomplete(text.indent()) : new Completeness.Complete();
    }

    /// Returns the text of `snippet` without the semicolon that JShell has added.
    private static String asTyped(CellSnippet snippet, String source) {
        var text = snippet.text().strip();
        boolean isAdded = text.endsWith(";") && !source.stripTrailing().endsWith(";");
        return isAdded ? text.substring(0, text.length() - 1).stripTrailing() : text;
    }

    /// Tells whether `text` only begins a statement: `if (x)`, which JShell takes for one without a semicolon.
    private static boolean isHead(String text) {
        if (!HEAD.matcher(text).lookingAt() || !text.endsWith(")")) {
            return ELSE.matcher(text).find();
        }
        int first = text.indexOf('(');
        for (int end = first + 1; end < text.length(); end++) {
            if (text.charAt(end) == ')' && CodeText.of(text, end + 1).depth() == 0) {
                return end == text.length() - 1;
            }
        }
        return false;
    }

    private static String indent(CodeText text) {
        boolean isNested = text.end() == Open.NOTHING || text.end() == Open.LINE_COMMENT;
        return isNested && text.depth() > 0 ? text.indent() + INDENT : text.indent();
    }

    /// JShell's parser accepts some snippets which javac's does not, so both are asked; the second only in doubt.
    private boolean isJava(CellSnippet snippet) {
        return shell.analysis().sourceToSnippets(snippet.text()).stream()
                        .noneMatch(made -> made.kind() == Kind.ERRONEOUS)
                || SyntaxCheck.accepts(snippet.text());
    }
}
