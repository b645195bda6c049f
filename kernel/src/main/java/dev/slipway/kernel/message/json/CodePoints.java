package dev.slipway.kernel.message.json;

/// Positions in text: UTF-16 units here, code points on the wire.
///
/// Source: Jupyter messaging 5.4, "cursor_pos and unicode offsets".
final class CodePoints {
    private CodePoints() {}

    /// Returns the code points before UTF-16 offset `units`; positions outside the text count as its ends.
    static int before(String text, int units) {
        return text.codePointCount(0, Math.clamp(units, 0, text.length()));
    }

    /// Returns the UTF-16 offset after `points` code points; positions outside the text count as its ends.
    static int units(String text, int points) {
        int all = text.codePointCount(0, text.length());
        return text.offsetByCodePoints(0, Math.clamp(points, 0, all));
    }
}
