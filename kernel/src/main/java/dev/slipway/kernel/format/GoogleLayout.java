package dev.slipway.kernel.format;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import java.util.Optional;
import java.util.function.Function;

/// Lays Java source files out with google-java-format: 4 blanks, 100 columns. Immutable.
///
/// The library is not on the kernel's class path: `LayoutLibrary` loads this class apart, together with it.
final class GoogleLayout implements Function<String, Optional<String>> {
    private final Formatter formatter = new Formatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.AOSP)
            .formatJavadoc(false)
            .build());

    GoogleLayout() {}

    /// Returns the text of a source file laid out; empty if it does not parse.
    @Override
    public Optional<String> apply(String file) {
        try {
            return Optional.of(formatter.formatSource(file));
        } catch (FormatterException notJava) {
            return Optional.empty();
        }
    }
}
