package dev.slipway.desktop.debug;

import dev.slipway.api.document.CellId;

/// A place in a cell where the kernel pauses. Immutable.
///
/// @param line in the cell's text as it stands, 1-based
/// @param isOn whether it pauses at all
/// @param condition a Java expression that has to hold, empty for none
/// @param answer what the kernel says of it
/// @param message a sentence of the kernel, empty if it says nothing
/// @param id the kernel's number of it, 0 if it has none
public record Breakpoint(CellId cell, int line, boolean isOn, String condition, Answer answer, String message, int id) {
    /// What the kernel says of a breakpoint.
    public enum Answer {
        /// Nothing yet: it has not been asked, or the code is not there.
        NONE,
        VERIFIED,
        REFUSED
    }

    /// How a breakpoint looks; no two differ in colour alone.
    public enum Shape {
        /// A filled round mark.
        FULL,
        /// Hollow: the kernel has not verified it.
        HOLLOW,
        /// With two bars in it: it has a condition.
        CONDITIONAL,
        /// A small one: it is switched off.
        OFF
    }

    /// A new one without a condition.
    public static Breakpoint at(CellId cell, int line) {
        return new Breakpoint(cell, line, true, "", Answer.NONE, "", 0);
    }

    public Shape shape() {
        if (!isOn) {
            return Shape.OFF;
        }
        if (answer != Answer.VERIFIED) {
            return Shape.HOLLOW;
        }
        return condition.isEmpty() ? Shape.FULL : Shape.CONDITIONAL;
    }

    /// Returns what it is in words, for who does not see it.
    public String words() {
        var words = new StringBuilder("Breakpoint at line ").append(line);
        if (!isOn) {
            words.append(", switched off");
        } else if (answer == Answer.NONE) {
            words.append(", not verified yet");
        } else if (answer == Answer.REFUSED) {
            words.append(", refused");
        }
        if (!condition.isEmpty()) {
            words.append(", if ").append(condition);
        }
        if (!message.isEmpty()) {
            words.append(". ").append(message);
        }
        return words.toString();
    }

    Breakpoint movedTo(int other) {
        return new Breakpoint(cell, other, isOn, condition, answer, message, id);
    }

    /// Returns it in another cell, whose kernel does not know it yet.
    Breakpoint in(CellId other, int at) {
        return new Breakpoint(other, at, isOn, condition, Answer.NONE, "", 0);
    }

    Breakpoint turned(boolean on) {
        return new Breakpoint(cell, line, on, condition, Answer.NONE, "", 0);
    }

    Breakpoint withCondition(String other) {
        return new Breakpoint(cell, line, isOn, other, Answer.NONE, "", 0);
    }

    Breakpoint answered(Answer said, int at, String words) {
        return new Breakpoint(cell, at, isOn, condition, said, words, id);
    }

    Breakpoint called(int number) {
        return new Breakpoint(cell, line, isOn, condition, answer, message, number);
    }
}
