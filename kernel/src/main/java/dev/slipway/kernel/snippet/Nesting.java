package dev.slipway.kernel.snippet;

import java.util.ArrayDeque;

/// How deep Java is nested, as far as brackets and chains of operators, calls and `else` tell. Stateless.
///
/// The compiler calls itself for each level, and its stack ends somewhere: what is deeper than `MOST` is not given to
/// it.
public final class Nesting {
    /// Levels; what people and programs write is far below.
    public static final int MOST = 3_000;

    private static final String BEFORE_SECOND = "&|=<>!+-*/%^:";
    private static final String OPERATORS = "+-*/%^!~?.<&|=";

    private final String source;
    /// The links of the chains around the place, the outermost first.
    private final ArrayDeque<Integer> around = new ArrayDeque<>();
    /// The links of the chain at the place.
    private int links;
    private int depth;

    private Nesting(String source) {
        this.source = source;
    }

    /// Returns the UTF-16 offset where `source` becomes deeper than `MOST` levels; -1 if it does not.
    public static int tooDeepAt(String source) {
        return source.length() < MOST ? -1 : new Nesting(source).find();
    }

    private int find() {
        var code = CodeText.code(source);
        for (int at = code.nextSetBit(0); at >= 0; at = code.nextSetBit(at + 1)) {
            read(source.charAt(at), at);
            if (depth > MOST) {
                return at;
            }
        }
        return -1;
    }

    private void read(char c, int at) {
        switch (c) {
            case '(', '[', '{' -> open(c, at);
            case ')', ']' -> close();
            case '}' -> {
                close();
                if (!source.startsWith("else", blanksAfter(at + 1))) {
                    end();
                }
            }
            case ',', ';' -> {
                if (!source.startsWith("else", blanksAfter(at + 1))) {
                    end();
                }
            }
            default -> {
                if (isLink(c, at)) {
                    link();
                }
            }
        }
    }

    private void open(char c, int at) {
        // an array's dimensions, casts, and conditions follow each other without an operator
        if (c == '[' || (c == '(' && (at == 0 || !Character.isJavaIdentifierPart(source.charAt(at - 1))))) {
            link();
        }
        around.push(links);
        links = 0;
        depth++;
    }

    private void close() {
        if (!around.isEmpty()) {
            depth -= links + 1;
            links = around.pop();
        }
    }

    private void end() {
        depth -= links;
        links = 0;
    }

    private void link() {
        links++;
        depth++;
    }

    private boolean isLink(char c, int at) {
        if (c == 'e') {
            return source.startsWith("else", at) && (at == 0 || !Character.isJavaIdentifierPart(source.charAt(at - 1)));
        }
        if (OPERATORS.indexOf(c) < 0 || at == 0) {
            return false;
        }
        char before = source.charAt(at - 1);
        boolean isSecond = "&|=".indexOf(c) >= 0 && BEFORE_SECOND.indexOf(before) >= 0;
        boolean isPoint = c == '.' && Character.isDigit(before);
        return !isSecond && !isPoint;
    }

    private int blanksAfter(int at) {
        int end = at;
        while (end < source.length() && Character.isWhitespace(source.charAt(end))) {
            end++;
        }
        return end;
    }
}
