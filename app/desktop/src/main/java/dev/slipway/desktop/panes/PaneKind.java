package dev.slipway.desktop.panes;

import java.util.Locale;

/// A pane a notebook can have beside it, in the order in which they are offered.
public enum PaneKind {
    FILES("Files", "folder-outline"),
    OUTLINE("Outline", "format-list-bulleted"),
    PROBLEMS("Problems", "alert-circle-outline"),
    VARIABLES("Variables", "variable"),
    DOCUMENTATION("Documentation", "book-open-variant"),
    PLOTS("Plots", "chart-line"),
    GRAPH("Graph", "graph-outline"),
    QUEUE("Running", "timer-sand"),
    CONNECTIONS("Connections", "database-outline"),
    SCRATCH("Scratch", "note-edit-outline"),
    DEBUG("Debug", "bug-outline");

    private final String title;
    private final String icon;

    PaneKind(String title, String icon) {
        this.title = title;
        this.icon = icon;
    }

    /// Returns what a person calls it.
    public String title() {
        return title;
    }

    /// Returns the name of its icon.
    public String icon() {
        return icon;
    }

    /// Returns its name in files: `documentation`.
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
