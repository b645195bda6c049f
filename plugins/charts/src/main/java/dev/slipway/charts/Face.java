package dev.slipway.charts;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/// The letters of a chart, from fonts that come along: the same on every machine. Immutable.
enum Face {
    LABEL("Inter-Regular.ttf", 11, 400),
    TITLE("Inter-SemiBold.ttf", 13, 600);

    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private final float size;
    private final int weight;

    @SuppressWarnings("ImmutableEnumChecker") // a font does not change once derived
    private final Font font;

    Face(String file, float size, int weight) {
        this.size = size;
        this.weight = weight;
        this.font = load(file).deriveFont(size);
    }

    float size() {
        return size;
    }

    int weight() {
        return weight;
    }

    /// Returns how wide `text` is, in pixels.
    double width(String text) {
        return font.createGlyphVector(EXACT, text).getLogicalBounds().getWidth();
    }

    /// Returns the outlines of `text`, whose letters stand on `y` and start at `x`.
    Shape outline(String text, double x, double y) {
        return font.createGlyphVector(EXACT, text).getOutline((float) x, (float) y);
    }

    /// Returns `text`, cut short with an ellipsis where it is wider than `most` pixels.
    String fitted(String text, double most) {
        if (width(text) <= most) {
            return text;
        }
        for (int end = text.length() - 1; end > 0; end--) {
            var cut = text.substring(0, end).stripTrailing() + "…";
            if (width(cut) <= most) {
                return cut;
            }
        }
        return "…";
    }

    private static Font load(String file) {
        FontSystem.start();
        try (var stream = Objects.requireNonNull(Face.class.getResourceAsStream("fonts/" + file), file)) {
            return Font.createFont(Font.TRUETYPE_FONT, stream);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (FontFormatException damaged) {
            throw new IllegalStateException("the bundled font " + file + " is damaged", damaged);
        }
    }
}
