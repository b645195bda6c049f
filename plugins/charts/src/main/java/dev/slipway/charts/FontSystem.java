package dev.slipway.charts;

import java.awt.Font;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/// The fonts of the JDK, also on a machine without fontconfig or without any font, such as a bare container: there the
/// JDK refuses even fonts that come along.
final class FontSystem {
    /// The least that the JDK takes for a description of a machine's fonts: one that names none.
    private static final String NO_FONTS = "version=1\nsequence.allfonts=default\n";

    private static final String DESCRIPTION = "sun.awt.fontconfig";

    private FontSystem() {}

    /// Starts it, for the whole process; does nothing if it was started.
    ///
    /// @throws IllegalStateException if the JDK has no fonts at all, with what to install
    static void start() {
        try {
            probe();
        } catch (RuntimeException | LinkageError noFonts) {
            startWithout();
        }
    }

    /// Returns whether the machine has fonts of its own, beside those that come along.
    static boolean hasFonts() {
        return System.getProperty(DESCRIPTION) == null;
    }

    private static void startWithout() {
        try {
            var description = Files.createTempFile("slipway-fonts", ".properties");
            try {
                Files.writeString(description, NO_FONTS);
                System.setProperty(DESCRIPTION, description.toString());
                probe();
            } finally {
                Files.delete(description);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (RuntimeException | LinkageError stillNone) {
            throw new IllegalStateException(
                    "charts cannot be drawn: the JDK cannot use fonts here (" + stillNone.getMessage()
                            + "). Install the packages fontconfig and libfreetype6, then restart the kernel.",
                    stillNone);
        }
    }

    private static void probe() {
        var _ = new Font(Font.SANS_SERIF, Font.PLAIN, 1).getFamily();
    }
}
