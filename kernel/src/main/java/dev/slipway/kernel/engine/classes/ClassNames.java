package dev.slipway.kernel.engine.classes;

import java.util.regex.Pattern;

/// The names JShell gives classes: `REPL.$JShell$7` wraps snippet 7, `REPL.$JShell$7B` is its second version, and
/// `REPL.$JShell$7B$Model` a class the snippet declares.
public final class ClassNames {
    private static final Pattern SHAPE = Pattern.compile("REPL\\.\\$JShell\\$(\\d+)([A-Z]*)(?:\\$(.*))?");

    private ClassNames() {}

    /// Tells whether `name` is a binary name of a notebook's class.
    public static boolean accepts(String name) {
        return SHAPE.matcher(name).matches();
    }

    /// Returns the binary name of the wrapper that `name` is or lies in; `name` itself if it is of no notebook.
    public static String wrapper(String name) {
        var shape = SHAPE.matcher(name);
        return shape.matches() ? "REPL.$JShell$" + shape.group(1) + shape.group(2) : name;
    }

    /// Returns what all versions of a wrapper have in common.
    public static String snippet(String wrapper) {
        var shape = SHAPE.matcher(wrapper);
        return shape.matches() ? shape.group(1) : wrapper;
    }

    /// Returns the name the cell gave the class, `Model` or `Model.Kind`; empty for a wrapper itself.
    public static String declared(String name) {
        var shape = SHAPE.matcher(name);
        return shape.matches() && shape.group(3) != null ? shape.group(3).replace('$', '.') : "";
    }
}
