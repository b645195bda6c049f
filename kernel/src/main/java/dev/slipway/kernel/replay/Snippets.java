package dev.slipway.kernel.replay;

import dev.slipway.kernel.replay.Replay.Kind;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.VarSnippet;

/// What JShell says of a snippet, in our words.
public final class Snippets {
    private Snippets() {}

    /// Returns what kind it is; that of an expression, also if its value has a variable.
    public static Kind kind(Snippet snippet) {
        return switch (snippet.kind()) {
            case IMPORT -> Kind.IMPORT;
            case TYPE_DECL -> Kind.TYPE;
            case METHOD -> Kind.METHOD;
            case VAR ->
                snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND ? Kind.EXPRESSION : Kind.VARIABLE;
            case EXPRESSION -> Kind.EXPRESSION;
            case STATEMENT, ERRONEOUS -> Kind.STATEMENT;
        };
    }

    /// Returns the type of a variable or an expression, empty for all else.
    public static String type(Snippet snippet) {
        return switch (snippet) {
            case VarSnippet variable -> variable.typeName();
            case ExpressionSnippet expression -> expression.typeName();
            default -> "";
        };
    }
}
