package dev.slipway.kernel.format;

import dev.slipway.kernel.format.JavaToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Lays one snippet out: only the blanks between its tokens change.
///
/// The library sees a source file around the snippet, with a short stand-in for each comment and text block, so that it
/// can neither wrap, rewrite nor reorder what it should not.
///
/// @param library lays out a source file; empty if it does not parse
record SnippetLayout(Function<String, Optional<String>> library) {
    /// What a snippet may be put into so as to be a source file.
    private enum Frame {
        FILE("", ""),
        METHOD("void $() {\n", "\n}"),
        TYPE("class $ {\n", "\n}"),
        VALUE("void $() {\nreturn ", "\n}");

        private final String head;
        private final String tail;

        private static final Set<String> DECLARING = Set.of(
                "import",
                "class",
                "interface",
                "enum",
                "record",
                "public",
                "private",
                "protected",
                "static",
                "abstract",
                "sealed");

        /// Returns the frames, those first that `snippet` may fit by its first word: each that it does not fit costs a
        /// compiler.
        static List<Frame> likeliest(String snippet) {
            var first = snippet.split("\\W", 2)[0];
            return DECLARING.contains(first) ? List.of(FILE, TYPE, METHOD, VALUE) : List.of(METHOD, FILE, TYPE, VALUE);
        }

        Frame(String head, String tail) {
            this.head = head;
            this.tail = tail;
        }
    }

    private static final int MOST_PASSES = 4;
    private static final String INDENT = "    ";
    private static final String RETURN = "return ";

    /// Returns the text of the snippet that consists of `tokens` of `source`, for column 0.
    ///
    /// @throws LayoutException if it does not parse, or cannot be laid out without a change of its tokens
    String of(String source, List<JavaToken> tokens) throws LayoutException {
        var laid = once(source, tokens);
        for (int i = 0; i < MOST_PASSES; i++) {
            // the library may need more than one pass until nothing changes any more
            var again = once(laid, JavaToken.of(laid));
            if (again.equals(laid)) {
                break;
            }
            laid = again;
        }
        return laid;
    }

    private String once(String source, List<JavaToken> tokens) throws LayoutException {
        var guarded = new ArrayList<String>();
        var file = new StringBuilder();
        int end = tokens.getFirst().start();
        for (var token : tokens) {
            guarded.add(guarded(token, guarded.size()));
            file.append(source, end, token.start()).append(guarded.getLast());
            end = token.end();
        }
        boolean isEnded = tokens.getLast().text().equals(";");
        var laid = framed(file.toString(), isEnded).or(() -> isEnded ? Optional.empty() : framed(file + ";", true));
        if (laid.isEmpty() && tokens.size() > 1 && tokens.getFirst().isModifier()) {
            // what is allowed for a cell's own variables only: static final var x = 1;
            return tokens.getFirst().text() + " " + once(source, tokens.subList(1, tokens.size()));
        }
        if (laid.isEmpty()) {
            throw new LayoutException("does not parse, or has a comment where none can be placed");
        }
        var text = restored(source, tokens, guarded, laid.get());
        if (!essence(JavaToken.of(text)).equals(essence(tokens))) {
            throw new LayoutException("cannot be laid out without a change");
        }
        return text;
    }

    private static List<String> essence(List<JavaToken> tokens) {
        return tokens.stream().map(JavaToken::essence).toList();
    }

    /// Returns the stand-in for a token: for most it is its text.
    private static String guarded(JavaToken token, int place) {
        return switch (token.kind()) {
            case LINE_COMMENT -> "// " + place;
            case COMMENT -> token.text().startsWith("/**") ? "/**" + place + "*/" : "/*" + place + "*/";
            case TEXT_BLOCK -> "\"" + place + "\"";
            case WORD, SIGN, NUMBER, LITERAL -> token.text();
        };
    }

    private Optional<String> framed(String snippet, boolean isEnded) {
        for (var frame : Frame.likeliest(snippet)) {
            if (frame == Frame.VALUE && !isEnded) {
                continue;
            }
            var laid = library.apply(frame.head + snippet + frame.tail + "\n");
            if (laid.isPresent()) {
                return Optional.of(inner(laid.get(), frame));
            }
        }
        return Optional.empty();
    }

    private static String inner(String file, Frame frame) {
        if (frame == Frame.FILE) {
            return file.strip();
        }
        var lines = file.strip().lines().toList();
        var inner = new StringBuilder();
        for (var line : lines.subList(1, Math.max(1, lines.size() - 1))) {
            inner.append(line.startsWith(INDENT) ? line.substring(INDENT.length()) : line)
                    .append('\n');
        }
        var text = inner.toString().strip();
        return frame == Frame.VALUE && text.startsWith(RETURN) ? text.substring(RETURN.length()) : text;
    }

    /// Returns the tokens as they were with the blanks of `laid` between them.
    private static String restored(String source, List<JavaToken> tokens, List<String> guarded, String laid)
            throws LayoutException {
        var text = new StringBuilder();
        var found = JavaToken.of(laid);
        int next = 0;
        int end = 0;
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            if (next < found.size() && isSame(found.get(next), token, guarded.get(i))) {
                text.append(laid, end, found.get(next).start());
                end = found.get(next).end();
                next++;
            } else if (next < found.size() && isLambdaOpening(tokens, i)) {
                text.append(laid, end, found.get(next).start());
                end = found.get(next).start();
            } else if (!isLeftOut(tokens, i)) {
                throw new LayoutException("cannot be laid out as it is, at " + token.text());
            } else if (i > 0 && tokens.get(i - 1).kind() == Kind.LINE_COMMENT) {
                text.append('\n');
            }
            int column = token.start() - source.lastIndexOf('\n', token.start()) - 1;
            text.append(token.movedTo(text.length() - text.lastIndexOf("\n") - 1, column));
        }
        return text.toString();
    }

    /// Tells whether the library leaves the token out: empty declarations, and the parentheses of `(x) ->`.
    private static boolean isLeftOut(List<JavaToken> tokens, int i) {
        return tokens.get(i).text().equals(";") || (i >= 2 && isLambdaOpening(tokens, i - 2));
    }

    private static boolean isLambdaOpening(List<JavaToken> tokens, int i) {
        return i + 3 < tokens.size()
                && tokens.get(i).text().equals("(")
                && tokens.get(i + 1).kind() == Kind.WORD
                && tokens.get(i + 2).text().equals(")")
                && tokens.get(i + 3).text().equals("->");
    }

    /// Tells whether `found` stands for `token`: the library may have put modifiers into another order.
    private static boolean isSame(JavaToken found, JavaToken token, String guarded) {
        return found.text().equals(guarded) || (found.isModifier() && token.isModifier());
    }
}
