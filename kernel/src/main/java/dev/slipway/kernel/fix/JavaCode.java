package dev.slipway.kernel.fix;

/// A cell's text in which comments are blank and strings and characters are quotation marks, so that braces and names
/// can be counted on. Offsets are those of the text. Immutable.
final class JavaCode {
    private final String code;

    JavaCode(String source) {
        var blank = new StringBuilder(source);
        for (int at = 0; at < source.length(); ) {
            int end = end(source, at);
            char stand = source.charAt(at) == '/' ? ' ' : '"';
            for (int i = at; i < end; i++) {
                if (source.charAt(i) != '\n') {
                    blank.setCharAt(i, stand);
                }
            }
            at = Math.max(end, at + 1);
        }
        code = blank.toString();
    }

    /// Returns where the comment or literal that begins at `at` ends; `at` if none does.
    static int end(String source, int at) {
        if (source.startsWith("//", at)) {
            return upTo(source, "\n", at) - 1;
        }
        if (source.startsWith("/*", at)) {
            return upTo(source, "*/", at + 2);
        }
        if (source.startsWith("\"\"\"", at)) {
            return upTo(source, "\"\"\"", at + 3);
        }
        char quote = source.charAt(at);
        if (quote != '"' && quote != '\'') {
            return at;
        }
        int end = at + 1;
        while (end < source.length() && source.charAt(end) != quote && source.charAt(end) != '\n') {
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(source.length(), end + 1);
    }

    private static int upTo(String source, String mark, int from) {
        int found = source.indexOf(mark, from);
        return found < 0 ? source.length() + (mark.equals("\n") ? 1 : 0) : found + mark.length();
    }

    /// Returns the text.
    String text() {
        return code;
    }

    /// Returns the offset of the brace that opens the block around `at`; -1 if there is none.
    int blockAround(int at) {
        return opening(at, '{', '}');
    }

    /// Returns the offset of the parenthesis that the one at `closing` closes; -1 if there is none.
    int opening(int closing) {
        return opening(closing, '(', ')');
    }

    private int opening(int before, char open, char close) {
        int depth = 0;
        for (int i = before - 1; i >= 0; i--) {
            char c = code.charAt(i);
            if (c == close) {
                depth++;
            } else if (c == open && depth-- == 0) {
                return i;
            }
        }
        return -1;
    }

    /// Returns the offset of the brace that ends the block opened at `open`; the text's length if there is none.
    int blockEnd(int open) {
        int depth = 0;
        for (int i = Math.max(0, open); i < code.length(); i++) {
            char c = code.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0 && c == '}') {
                return i;
            }
        }
        return code.length();
    }

    /// Returns the offset where the statement around `at` begins.
    int statementStart(int at) {
        int depth = 0;
        int i = Math.min(at, code.length());
        for (; i > 0; i--) {
            char c = code.charAt(i - 1);
            if (c == ')') {
                depth++;
            } else if (c == '(') {
                depth--;
            } else if (depth <= 0 && (c == ';' || c == '{' || c == '}')) {
                break;
            }
        }
        while (i < at && Character.isWhitespace(code.charAt(i))) {
            i++;
        }
        return i;
    }

    /// Returns the blanks that the line of `at` begins with.
    String indentAt(int at) {
        var line = code.substring(code.lastIndexOf('\n', at - 1) + 1);
        return line.substring(0, line.length() - line.stripLeading().length());
    }

    /// Returns `name`, with a number behind it if the text has it already.
    String freeName(String name) {
        var free = name;
        for (int number = 2; hasWord(free); number++) {
            free = name + number;
        }
        return free;
    }

    private boolean hasWord(String word) {
        return java.util.regex.Pattern.compile("\\b" + java.util.regex.Pattern.quote(word) + "\\b")
                .matcher(code)
                .find();
    }

    /// Returns the offset after the last character before `at` that is no blank.
    int afterWord(int at) {
        int end = Math.min(at, code.length());
        while (end > 0 && Character.isWhitespace(code.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /// Returns the word that ends at `end`, empty if there is none.
    String wordBefore(int end) {
        int start = end;
        while (start > 0 && Character.isJavaIdentifierPart(code.charAt(start - 1))) {
            start--;
        }
        return code.substring(start, end);
    }
}
