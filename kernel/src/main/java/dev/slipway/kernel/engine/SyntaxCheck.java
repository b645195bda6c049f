package dev.slipway.kernel.engine;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Tells whether a snippet is Java, whatever its names mean: the compiler parses it and stops.
final class SyntaxCheck {
    private static final List<String> PARSE_ONLY =
            List.of("-proc:none", "--should-stop=ifError=PARSE", "--should-stop=ifNoError=PARSE");

    private SyntaxCheck() {}

    /// Tells whether `snippet` is a statement, a declaration or an expression.
    static boolean accepts(String snippet) {
        var text = snippet.stripTrailing();
        var bare = text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
        return Stream.of(
                        "class $ { void $() { " + text + "\n} }",
                        "class $ { void $() { var $ = \n" + bare + "\n; } }",
                        "class $ { " + text + "\n}",
                        text)
                .anyMatch(SyntaxCheck::parses);
    }

    private static boolean parses(String unit) {
        var found = new DiagnosticCollector<JavaFileObject>();
        ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, found, PARSE_ONLY, null, List.of(new Unit(unit)))
                .call();
        return found.getDiagnostics().stream().noneMatch(said -> said.getKind() == Diagnostic.Kind.ERROR);
    }

    /// A text as the compiler takes it.
    private static final class Unit extends SimpleJavaFileObject {
        private final String text;

        Unit(String text) {
            super(URI.create("string:///Unit.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoresErrors) {
            return text;
        }
    }
}
