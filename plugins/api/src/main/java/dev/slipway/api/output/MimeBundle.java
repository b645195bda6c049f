package dev.slipway.api.output;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One value in several forms, richest first.
///
/// Shape: MIME type → content. Text types hold the text; JSON types (`application/json`, `…+json`) hold JSON text;
/// any other type holds base64 without line ends.
///
/// @param content copied, order kept; never empty
public record MimeBundle(Map<String, String> content) {
    /// The type every bundle of ours has, as a fallback for any front end.
    public static final String TEXT = "text/plain";

    public static final String HTML = "text/html";
    public static final String MARKDOWN = "text/markdown";

    /// LaTeX: a formula, or words with formulas between `$`, `$$`, `\(` or `\[`.
    public static final String LATEX = "text/latex";

    public static final String PNG = "image/png";
    public static final String SVG = "image/svg+xml";
    public static final String JSON = "application/json";

    /// Metrics of one execution, a display that is updated as values come, at most a few times a second:
    /// `{"curves": [{"name": "loss", "direction": "lower", "points": [[0, 1.09], [10, 0.84]]}]}`.
    /// A point is an iteration and a value, by iteration; `direction` is `lower`, `higher`, or absent.
    public static final String METRICS = "application/vnd.slipway.metrics+json";

    /// A table that can be looked into while its kernel lives, with its first rows and a small picture of each
    /// column: `{"table": "#3", "rows": 344, "width": 7, "sampled": false, "columns": [{"name": "island",
    /// "type": "text", "kind": "text", "missing": 0.02, "bars": [168, 124, 52]}], "cells": [["Biscoe"], [null]]}`.
    /// `table` is its handle, `kind` is `number`, `time`, `truth` or `text`, `missing` a share; `cells` holds rows,
    /// null is a missing cell.
    public static final String TABLE = "application/vnd.slipway.table+json";

    /// How far an execution is, a display that is updated: `{"done": 186, "total": 300, "text": "tree 186"}`.
    public static final String PROGRESS = "application/vnd.slipway.progress+json";

    /// How the tests of a cell went, in the order of the cell: `{"tests": [{"name": "addsUp", "line": 3,
    /// "seconds": 0.01, "passed": false, "message": "expected: <3> but was: <4>", "at": {"cell": "c7",
    /// "line": 5}}]}`. `message` is there where a test failed, `at` where it is known which line of which cell
    /// it was, 1-based.
    public static final String TESTS = "application/vnd.slipway.tests+json";

    /// A value that holds others, to be folded: `{"text": "map", "size": 340, "parts": [..]}`, each part with its
    /// `label`. `size` counts all parts; those that are not among `parts` are left out. Shape: see
    /// `docs/protocol.md`.
    public static final String TREE = "application/vnd.slipway.tree+json";

    /// A chart as marks in pixels, in the order they are drawn; its colours are roles, so that a front end draws it
    /// in its own theme. Shape: see `docs/protocol.md`.
    public static final String CHART = "application/vnd.slipway.chart+json";

    /// @throws IllegalArgumentException if `content` is empty
    public MimeBundle {
        if (content.isEmpty()) {
            throw new IllegalArgumentException("a MIME bundle needs at least one form");
        }
        content = Collections.unmodifiableMap(new LinkedHashMap<>(content));
    }

    /// Returns a bundle of plain text only.
    public static MimeBundle text(String text) {
        return new MimeBundle(Map.of(TEXT, text));
    }

    /// Returns a bundle of `rich` with plain text as its fallback.
    public static MimeBundle of(String mime, String rich, String text) {
        var content = new LinkedHashMap<String, String>();
        content.put(mime, rich);
        content.putIfAbsent(TEXT, text);
        return new MimeBundle(content);
    }

    /// Returns the form of type `mime`; empty if there is none.
    public Optional<String> form(String mime) {
        return Optional.ofNullable(content.get(mime));
    }

    /// Returns the plain text, the empty string if there is none.
    public String text() {
        return content.getOrDefault(TEXT, "");
    }

    /// Returns this bundle with one more form, as its last.
    public MimeBundle with(String mime, String form) {
        var more = new LinkedHashMap<>(content);
        more.put(mime, form);
        return new MimeBundle(more);
    }

    /// Tells whether content of type `mime` is text or JSON text rather than base64.
    public static boolean isText(String mime) {
        return mime.startsWith("text/")
                || mime.equals(JSON)
                || mime.endsWith("+json")
                || mime.equals(SVG)
                || mime.equals("application/javascript");
    }
}
