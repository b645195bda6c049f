package dev.slipway.kernel.dialect;

import dev.slipway.kernel.dialect.CellText.Part;
import dev.slipway.kernel.snippet.CodeText;
import dev.slipway.kernel.snippet.CodeText.Open;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the magics of a text, line by line. One use, one thread.
///
/// A line is a magic only where a statement could begin, so that a remainder (`a` newline `% b`) stays one.
final class MagicReader {
    private static final Pattern QUICK = Pattern.compile("%[A-Za-z%]|//[A-Z]|addDependency|package");
    private static final Pattern SIGNED = Pattern.compile("\\s*(%{1,2}[A-Za-z][\\w-]*)(?:\\s+(.*?))?;?\\s*");
    private static final Pattern COMMENT =
            Pattern.compile("\\s*(//(?:DEPS|REPOS|JAVA|JAVA_OPTIONS|RUNTIME_OPTIONS))(?:\\s+(.*?))?\\s*");
    private static final Pattern CALL = Pattern.compile("\\s*(addDependency)\\s*\\(\\s*\"([^\"]+)\"\\s*\\)\\s*;?\\s*");
    private static final Pattern ASSIGNED =
            Pattern.compile("\\s*[\\w<>\\[\\],.? ]*\\w\\s*(=\\s*%[A-Za-z][\\w-]*)(?:\\s+(.*?))?;?\\s*");
    /// Says of a cell that it is Java.
    private static final Pattern JAVA = Pattern.compile("\\s*%%java(?:\\s.*)?");
    /// A file's package: all of a notebook is in one.
    private static final Pattern PACKAGE = Pattern.compile("\\s*package\\s+[\\w.]+\\s*;\\s*");
    private static final String UNENDED = "=+-*/%&|^<>?:,.([{";

    private final String source;
    private final Map<String, List<String>> loads;
    private final StringBuilder own;
    private final List<Part> parts = new ArrayList<>();
    private final List<Magic> magics = new ArrayList<>();
    private int partOffset;
    private int partLine = 1;

    private MagicReader(String source, Map<String, List<String>> loads) {
        this.source = source;
        this.loads = loads;
        own = new StringBuilder(source);
    }

    /// @param loads the texts of the files that `%load` takes, by name as it is written
    static CellText read(String source, Map<String, List<String>> loads) {
        if (!QUICK.matcher(source).find()) {
            return new CellText(List.of(new Part(source, 0, 1, false)), List.of());
        }
        return new MagicReader(source, loads).read();
    }

    private CellText read() {
        int line = 1;
        for (int at = 0; at < source.length(); line++) {
            int end = source.indexOf('\n', at);
            int next = end < 0 ? source.length() : end + 1;
            var text = source.substring(at, end < 0 ? source.length() : end);
            if (readLine(text, at, line)) {
                break;
            }
            at = next;
        }
        endPart(source.length());
        return new CellText(parts, magics);
    }

    /// Reads one line; true if it takes all that follows, too.
    private boolean readLine(String text, int at, int line) {
        var comment = COMMENT.matcher(text);
        if (comment.matches()) {
            if (isCode(at)) {
                magics.add(magic(comment, "", line));
            }
            return false;
        }
        if (JAVA.matcher(text).matches() && isHead(at)) {
            blank(at, at + text.length());
            return false;
        }
        var signed = SIGNED.matcher(text);
        if (signed.matches() && isStatement(at, isKnown(signed.group(1)))) {
            boolean takesAll = signed.group(1).startsWith("%%") && isHead(at);
            int end = takesAll ? source.length() : at + text.length();
            var body = takesAll ? source.substring(Math.min(source.length(), at + text.length() + 1)) : "";
            take(magic(signed, body, line), at, end);
            return takesAll;
        }
        var assigned = ASSIGNED.matcher(text);
        if (assigned.matches() && isKnown(assigned.group(1).replaceFirst("^=\\s*", "")) && isStatement(at, true)) {
            take(magic(assigned, "", line), at, at + text.length());
            return false;
        }
        if (PACKAGE.matcher(text).matches() && isHead(at)) {
            blank(at, at + text.length());
            return false;
        }
        var call = CALL.matcher(text);
        if (call.matches() && isStatement(at, true)) {
            take(magic(call, "", line), at, at + text.length());
        }
        return false;
    }

    private static Magic magic(Matcher found, String body, int line) {
        var arguments = found.group(2) == null ? "" : found.group(2);
        return new Magic(found.group(1), arguments, body, line, found.start(1) + 1);
    }

    private static boolean isKnown(String name) {
        return MagicKind.of(name) != MagicKind.UNKNOWN;
    }

    /// Blanks a magic out, and puts what it stands for in its place.
    private void take(Magic magic, int at, int end) {
        magics.add(magic);
        endPart(at);
        blank(at, end);
        for (var java : MagicJava.of(magic, loads)) {
            var inner = MagicReader.read(java.text(), java.loads());
            inner.magics().forEach(one -> magics.add(one.at(magic.line(), magic.column())));
            inner.parts().forEach(part -> parts.add(new Part(part.java(), at, magic.line(), true)));
        }
    }

    private void blank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (own.charAt(i) != '\n') {
                own.setCharAt(i, ' ');
            }
        }
    }

    private void endPart(int end) {
        if (end > partOffset) {
            var java = own.substring(partOffset, end);
            parts.add(new Part(java, partOffset, partLine, false));
            partLine += (int) java.chars().filter(c -> c == '\n').count();
            partOffset = end;
        }
    }

    private boolean isCode(int at) {
        return CodeText.of(own.toString(), at).end() == Open.NOTHING;
    }

    private boolean isHead(int at) {
        return own.substring(0, at)
                .lines()
                .allMatch(line -> line.isBlank() || line.strip().startsWith("//"));
    }

    /// Tells whether a statement may begin at `at`.
    ///
    /// @param isSure whether the line can hardly be anything else; then the semicolon before may be missing
    private boolean isStatement(int at, boolean isSure) {
        var place = CodeText.of(own.toString(), at);
        if (place.end() != Open.NOTHING || place.depth() != 0) {
            return false;
        }
        var before = withoutComments(own.substring(0, at)).stripTrailing();
        if (before.isEmpty()) {
            return true;
        }
        char last = before.charAt(before.length() - 1);
        return last == ';' || last == '}' || (isSure && UNENDED.indexOf(last) < 0) || isAfterMagic(before);
    }

    /// Tells whether only blanked lines stand between the last magic and here.
    private boolean isAfterMagic(String before) {
        if (magics.isEmpty()) {
            return false;
        }
        long lines = before.chars().filter(c -> c == '\n').count() + 1;
        return magics.getLast().line() > lines;
    }

    private static String withoutComments(String text) {
        return text.lines()
                .filter(line -> !line.strip().startsWith("//"))
                .collect(java.util.stream.Collectors.joining("\n"));
    }
}
