package dev.slipway.kernel.protocol;

import java.util.Comparator;
import java.util.List;

/// One way to mend a problem of a cell.
///
/// @param title what it does, in a few words a person reads
/// @param changes what changes in the cell's text, none touching another; copied
public record QuickFix(String title, List<Change> changes) {
    public QuickFix {
        changes = List.copyOf(changes);
    }

    /// A part of a text that is replaced.
    ///
    /// @param start UTF-16 offset
    /// @param end UTF-16 offset, exclusive; `start` where something is only inserted
    public record Change(int start, int end, String replacement) {}

    /// A problem that may be mended.
    ///
    /// @param start UTF-16 offset of its place in the cell
    /// @param end UTF-16 offset, exclusive
    /// @param message what the kernel said of it, its hint included
    public record Fault(int start, int end, String message) {}

    /// Returns `text` after the changes.
    public String apply(String text) {
        var changed = new StringBuilder(text);
        changes.stream()
                .sorted(Comparator.comparingInt(Change::start).reversed())
                .forEach(change -> changed.replace(change.start(), change.end(), change.replacement()));
        return changed.toString();
    }
}
