package dev.slipway.kernel.dialect;

import dev.slipway.kernel.snippet.CodeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the methods outside all types that something is annotated on. Knows just as much grammar. Stateless.
final class AnnotatedMethods {
    private static final String BLANK = "(?:\\s+|//[^\\n]*(?:\\n|$)|/\\*.*?\\*/)";
    private static final Pattern BLANKS = Pattern.compile(BLANK + "*+", Pattern.DOTALL);
    private static final Pattern ANNOTATION = Pattern.compile("@\\s*+(?:\\w+\\s*\\.\\s*)*+(?!interface\\b)(\\w+)");
    private static final Pattern HEADER =
            Pattern.compile("((?:[\\w.<>\\[\\],?]+" + BLANK + "++)+)(\\w+)\\s*\\(", Pattern.DOTALL);
    private static final Pattern NO_METHOD = Pattern.compile("\\b(?:class|record|interface|enum|new|return|else)\\b");
    private static final Pattern PARAMETER = Pattern.compile(
            "(?:(?:@[\\w.]+(?:\\s*\\([^)]*\\))?|final)\\s+)*(.+?)(\\s*\\.\\.\\.)?\\s*\\b(\\w+)\\s*((?:\\[\\s*]\\s*)*)",
            Pattern.DOTALL);

    private AnnotatedMethods() {}

    /// One annotation.
    ///
    /// @param name without its package
    /// @param arguments what stands in its brackets; empty if there are none
    /// @param offset UTF-16 offset in the cell where it begins
    /// @param length UTF-16 units
    record Annotation(String name, String arguments, int offset, int length) {}

    /// One method.
    ///
    /// @param parameters the erased type of each, as it is written
    /// @param isGeneric whether it declares type parameters
    record Method(List<Annotation> annotations, String name, List<String> parameters, boolean isGeneric) {
        Optional<Annotation> annotation(String wanted) {
            return annotations.stream().filter(one -> one.name().equals(wanted)).findFirst();
        }
    }

    static List<Method> in(String java) {
        var all = new ArrayList<Method>();
        var outside = CodeText.outsideBrackets(java);
        int at = java.indexOf('@');
        while (at >= 0) {
            int next = at + 1;
            if (outside.get(at)) {
                var annotations = new ArrayList<Annotation>();
                next = Math.max(next, annotations(java, at, annotations));
                var method = method(java, next, annotations);
                if (!annotations.isEmpty() && method.isPresent()) {
                    all.add(method.get());
                }
            }
            at = java.indexOf('@', next);
        }
        return all;
    }

    /// Reads annotations from `at` on, and returns where the next thing begins that is no blank.
    private static int annotations(String java, int at, List<Annotation> into) {
        int place = at;
        var annotation = ANNOTATION.matcher(java);
        while (annotation.region(place, java.length()).lookingAt()) {
            int end = annotation.end();
            int bracket = skip(java, end);
            var arguments = "";
            if (bracket < java.length() && java.charAt(bracket) == '(') {
                int close = closing(java, bracket);
                if (close < 0) {
                    return place;
                }
                arguments = java.substring(bracket + 1, close);
                end = close + 1;
            }
            into.add(new Annotation(annotation.group(1), arguments.strip(), place, end - place));
            place = skip(java, end);
        }
        return place;
    }

    private static Optional<Method> method(String java, int at, List<Annotation> annotations) {
        var header = HEADER.matcher(java).region(at, java.length());
        if (!header.lookingAt() || NO_METHOD.matcher(header.group(1)).find()) {
            return Optional.empty();
        }
        int bracket = header.end() - 1;
        int close = closing(java, bracket);
        return close < 0
                ? Optional.empty()
                : Optional.of(new Method(
                        List.copyOf(annotations),
                        header.group(2),
                        parameters(java.substring(bracket + 1, close)),
                        header.group(1).startsWith("<") || header.group(1).contains(" <")));
    }

    private static int skip(String java, int at) {
        var blanks = BLANKS.matcher(java).region(at, java.length());
        return blanks.lookingAt() ? blanks.end() : at;
    }

    /// Returns where the bracket is that closes the one at `open`; -1 if none does.
    private static int closing(String java, int open) {
        int length = CodeText.outsideBrackets(java.substring(open)).nextSetBit(0);
        return length < 0 ? -1 : open + length;
    }

    private static List<String> parameters(String text) {
        var all = new ArrayList<String>();
        for (var one : parts(text.replaceAll("(?s)/\\*.*?\\*/|//[^\\n]*", " "))) {
            var parameter = PARAMETER.matcher(one.strip());
            if (parameter.matches()) {
                var dimensions = parameter.group(4).replaceAll("\\s", "") + (parameter.group(2) == null ? "" : "[]");
                all.add(erased(parameter.group(1)).strip() + dimensions);
            }
        }
        return List.copyOf(all);
    }

    private static String erased(String type) {
        var before = type;
        var after = type.replaceAll("<[^<>]*>", "");
        while (!after.equals(before)) {
            before = after;
            after = after.replaceAll("<[^<>]*>", "");
        }
        return after;
    }

    /// Returns what commas outside brackets, angles and literals part; none if `text` is blank.
    static List<String> parts(String text) {
        var all = new ArrayList<String>();
        var outside = CodeText.outsideBrackets(text);
        int begin = 0;
        int angles = 0;
        for (int i = 0; i < text.length(); i++) {
            if (outside.get(i)) {
                char c = text.charAt(i);
                angles += c == '<' ? 1 : c == '>' ? -1 : 0;
                if (c == ',' && angles <= 0) {
                    all.add(text.substring(begin, i).strip());
                    begin = i + 1;
                }
            }
        }
        if (!text.substring(begin).isBlank()) {
            all.add(text.substring(begin).strip());
        }
        return all;
    }
}
