package dev.slipway.kernel.dialect;

import dev.slipway.api.document.CellKind;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.snippet.CodeText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Finds the tests of a cell: methods outside all types that are annotated `@Test`, of whatever library. Stateless.
///
/// The annotation is the kernel's to read: the compiler does not see it, so that it needs no import and no library.
public final class TestMethods {
    private static final Pattern ANNOTATION = Pattern.compile("@(?:\\w+\\s*\\.\\s*)*Test\\b(?:\\s*\\(\\s*\\))?");
    private static final String BLANK = "(?:\\s+|//[^\\n]*\\n|/\\*.*?\\*/)";
    /// What may stand between the annotation and the method's name: other annotations, modifiers, its type.
    private static final Pattern METHOD = Pattern.compile(
            "(?:" + BLANK + "|@(?!interface\\b)[\\w.]+(?:\\s*\\([^)]*\\))?)*+" + "(?:[\\w.<>\\[\\],?]+" + BLANK
                    + "++)+(\\w+)\\s*\\(",
            Pattern.DOTALL);
    private static final String CALLS = "dev.slipway.api.magic.Tests.begin()";

    private TestMethods() {}

    /// One test.
    ///
    /// @param name the method's
    /// @param line 1-based line in the cell where its annotation stands
    /// @param offset UTF-16 offset in the cell where its annotation begins
    /// @param length of the annotation. Unit: UTF-16 units
    public record Found(String name, int line, int offset, int length) {}

    /// Tells whether `cell` has tests; a flow leaves such a cell out.
    public static boolean areIn(SourceCell cell) {
        return cell.kind() == CellKind.CODE && !in(cell.source()).isEmpty();
    }

    /// Returns the tests of the code cell `source`, in order.
    public static List<Found> in(String source) {
        return source.contains("Test") && source.contains("@") ? find(CellText.java(source)) : List.of();
    }

    static List<Found> find(String java) {
        if (!java.contains("Test") || !java.contains("@")) {
            return List.of();
        }
        var all = new ArrayList<Found>();
        var outside = CodeText.outsideBrackets(java);
        var annotations = ANNOTATION.matcher(java);
        while (annotations.find()) {
            var method = METHOD.matcher(java).region(annotations.end(), java.length());
            if (outside.get(annotations.start()) && method.lookingAt()) {
                int line = 1
                        + (int) java.substring(0, annotations.start())
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
                int length = annotations.end() - annotations.start();
                all.add(new Found(method.group(1), line, annotations.start(), length));
            }
        }
        return List.copyOf(all);
    }

    /// Returns Java that runs `tests`, an expression.
    static String calls(List<Found> tests) {
        var calls = new StringBuilder(CALLS);
        for (var test : tests) {
            calls.append(".test(\"%s\", %d, () -> %s())".formatted(test.name(), test.line(), test.name()));
        }
        return calls.append(".results()").toString();
    }

    /// Tells whether `java` is what `calls` returns.
    static boolean areCalls(String java) {
        return java.startsWith(CALLS);
    }
}
