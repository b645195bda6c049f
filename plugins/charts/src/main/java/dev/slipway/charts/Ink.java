package dev.slipway.charts;

import java.util.List;
import java.util.Map;

/// A colour by its role, so that a theme decides how it looks, and how much of it. Immutable.
///
/// @param role one of `ROLES`
/// @param opacity from 0 to 1
record Ink(String role, double opacity) {
    /// Every role and its colour on white paper.
    static final Map<String, String> ROLES = Map.of(
            "text", "#24292f",
            "muted", "#57606a",
            "line", "#e3e8ed",
            "chart-1", "#3f5bd9",
            "chart-2", "#c2590c",
            "chart-3", "#0f8579",
            "chart-4", "#a8399a",
            "chart-5", "#7d7400",
            "chart-6", "#6e7781",
            "paper", "#ffffff");

    static final Ink TEXT = new Ink("text", 1);
    static final Ink MUTED = new Ink("muted", 1);
    static final Ink LINE = new Ink("line", 1);
    static final Ink PAPER = new Ink("paper", 1);

    /// The series' colours, in their order; more series than these share `REST`.
    static final List<Ink> SERIES = List.of(
            new Ink("chart-1", 1),
            new Ink("chart-2", 1),
            new Ink("chart-3", 1),
            new Ink("chart-4", 1),
            new Ink("chart-5", 1),
            new Ink("chart-6", 1));

    static final Ink REST = new Ink("muted", 0.22);

    /// Returns this colour at `share` of its opacity.
    Ink at(double share) {
        return new Ink(role, opacity * share);
    }

    /// Returns `#rrggbb` on white paper.
    String hex() {
        return ROLES.getOrDefault(role, "#000000");
    }
}
