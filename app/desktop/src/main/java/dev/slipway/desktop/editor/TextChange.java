package dev.slipway.desktop.editor;

/// A replacement in a text, and where caret and selection stand after it. Units: UTF-16 offsets; `anchor` and `caret`
/// are in the new text.
///
/// @param from first replaced unit
/// @param to after the last replaced unit
/// @param anchor where the selection begins; equal to `caret` without one
public record TextChange(int from, int to, String replacement, int anchor, int caret) {
    /// Returns `text` after the change.
    public String apply(String text) {
        return text.substring(0, from) + replacement + text.substring(to);
    }

    /// Returns the smallest change that makes `after` of `before`, the caret at its end.
    public static TextChange between(String before, String after) {
        int from = 0;
        int shorter = Math.min(before.length(), after.length());
        while (from < shorter && before.charAt(from) == after.charAt(from)) {
            from++;
        }
        int same = 0;
        while (same < shorter - from
                && before.charAt(before.length() - 1 - same) == after.charAt(after.length() - 1 - same)) {
            same++;
        }
        int end = after.length() - same;
        return new TextChange(from, before.length() - same, after.substring(from, end), end, end);
    }
}
