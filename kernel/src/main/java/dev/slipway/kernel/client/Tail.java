package dev.slipway.kernel.client;

import java.util.ArrayDeque;

/// The last lines a process wrote beside its messages, and what its end means. Thread-safe.
final class Tail {
    private static final int LINES = 40;
    private static final int SHOWN = 5;
    private static final int LONGEST = 500;
    private static final int SIGNALS = 128;
    private static final int KILL = 9;
    private static final String NEXT = " Its variables are lost; restart it to go on.";

    private final ArrayDeque<String> lines = new ArrayDeque<>();
    private boolean isExpected;

    synchronized void add(String line) {
        if (lines.size() == LINES) {
            lines.removeFirst();
        }
        lines.add(line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line);
    }

    /// Takes note that the process is about to be ended.
    synchronized void expectEnd() {
        isExpected = true;
    }

    /// Returns why the process ended with exit code `code`, in words.
    synchronized String reason(int code) {
        if (isExpected) {
            return "The kernel was closed.";
        }
        if (lines.stream().anyMatch(line -> line.contains("A fatal error has been detected by the Java Runtime"))) {
            return "The kernel's process crashed in native code." + frame() + NEXT;
        }
        if (code == SIGNALS + KILL) {
            return "The kernel's process was killed (signal 9), perhaps for lack of memory." + NEXT;
        }
        if (code > SIGNALS) {
            return "The kernel's process was ended by signal " + (code - SIGNALS) + "." + NEXT;
        }
        return "The kernel's process ended with exit code " + code + ". " + lastWords() + NEXT.strip();
    }

    private String frame() {
        var all = lines.stream().toList();
        for (int i = 0; i + 1 < all.size(); i++) {
            if (all.get(i).contains("Problematic frame")) {
                return " The frame at fault: " + all.get(i + 1).replaceFirst("^#\\s*", "") + ".";
            }
        }
        return "";
    }

    /// Returns the last lines it wrote, followed by a space; empty if there are none.
    synchronized String lastWords() {
        var last = lines.stream().skip(Math.max(0, lines.size() - SHOWN)).toList();
        return last.isEmpty() ? "" : "It said: " + String.join(" / ", last) + ". ";
    }
}
