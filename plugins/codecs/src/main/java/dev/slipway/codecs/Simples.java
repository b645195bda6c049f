package dev.slipway.codecs;

import java.io.IOException;

/// Writes values that have no parts.
final class Simples {
    private Simples() {}

    /// Writes `value` if it has no parts; else returns false.
    static boolean write(Output out, Object value) throws IOException {
        switch (value) {
            case String text -> out.string(text);
            case Boolean truth -> out.tag(truth ? Tag.TRUE : Tag.FALSE);
            case Integer number -> integer(out, Tag.INT, number);
            case Long number -> integer(out, Tag.LONG, number);
            case Double number -> {
                out.tag(Tag.DOUBLE);
                out.doubleNumber(number);
            }
            case Float number -> {
                out.tag(Tag.FLOAT);
                out.floatNumber(number);
            }
            case Byte number -> integer(out, Tag.BYTE, number);
            case Short number -> integer(out, Tag.SHORT, number);
            case Character letter -> integer(out, Tag.CHAR, letter);
            default -> {
                var scalar = Scalar.of(value);
                if (scalar == null) {
                    return false;
                }
                out.tag(Tag.SCALAR);
                out.tag(scalar.code());
                out.string(scalar.text(value));
            }
        }
        return true;
    }

    private static void integer(Output out, int tag, long number) throws IOException {
        out.tag(tag);
        out.number(number);
    }
}
