package dev.slipway.desktop.deploy;

import java.util.function.IntUnaryOperator;
import javafx.util.StringConverter;

/// Any text in a field of one line, which by itself would lose line ends, tabs and other control characters: each is
/// shown as a sign of its own, and is itself again in what the field stands for. Stateless.
final class OneLine extends StringConverter<String> {
    private static final char LINE_END = '\u21b5';
    private static final char TAB = '\u21e5';
    private static final char PICTURES = '\u2400';
    private static final char DELETE = '\u007f';
    private static final char DELETE_PICTURE = '\u2421';

    @Override
    public String toString(String text) {
        return each(text, OneLine::sign);
    }

    @Override
    public String fromString(String line) {
        return each(line, OneLine::meant);
    }

    private static int sign(int c) {
        return switch (c) {
            case '\n' -> LINE_END;
            case '\t' -> TAB;
            case DELETE -> DELETE_PICTURE;
            default -> c < ' ' ? PICTURES + c : c;
        };
    }

    private static int meant(int c) {
        return switch (c) {
            case LINE_END -> '\n';
            case TAB -> '\t';
            case DELETE_PICTURE -> DELETE;
            default -> c >= PICTURES && c < PICTURES + ' ' ? c - PICTURES : c;
        };
    }

    private static String each(String text, IntUnaryOperator change) {
        var changed = new StringBuilder(text.length());
        text.chars().map(change).forEach(c -> changed.append((char) c));
        return changed.toString();
    }
}
