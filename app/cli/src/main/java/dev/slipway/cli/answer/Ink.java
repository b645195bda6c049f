package dev.slipway.cli.answer;

import dev.slipway.engine.history.RunStatus;

/// Colours of a terminal.
public enum Ink {
    PLAIN(""),
    BOLD("1"),
    DIM("2"),
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    CYAN("36");

    private final String code;

    Ink(String code) {
        this.code = code;
    }

    /// Returns `text` in this colour, or as it is where colours are not wanted.
    public String on(String text, boolean coloured) {
        return coloured && this != PLAIN && !text.isEmpty() ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
    }

    /// Returns the colour of a status.
    public static Ink of(RunStatus status) {
        return switch (status) {
            case SUCCEEDED -> GREEN;
            case FAILED, LOST, REFUSED -> RED;
            case RUNNING, QUEUED -> CYAN;
            case CANCELLED -> YELLOW;
            case REUSED, SKIPPED, WAITING -> DIM;
        };
    }
}
