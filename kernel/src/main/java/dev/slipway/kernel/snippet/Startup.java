package dev.slipway.kernel.snippet;

import java.util.List;

/// What is in force before the first cell, in live engine, replay and analysis alike.
public final class Startup {
    /// Import declarations, one each, with their semicolons: the classic ten of `jshell`, then the calls of a cell.
    public static final List<String> IMPORTS = List.of(
            "import java.io.*;",
            "import java.math.*;",
            "import java.net.*;",
            "import java.nio.file.*;",
            "import java.util.*;",
            "import java.util.concurrent.*;",
            "import java.util.function.*;",
            "import java.util.prefs.*;",
            "import java.util.regex.*;",
            "import java.util.stream.*;",
            "import static dev.slipway.api.Notebook.*;");

    private Startup() {}
}
