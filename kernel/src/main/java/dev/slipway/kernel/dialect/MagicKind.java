package dev.slipway.kernel.dialect;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a magic is for.
public enum MagicKind {
    /// It declares what the notebook needs: dependencies, repositories, a JDK.
    DEPENDENCY,
    /// It is a query; it compiles to Java.
    SQL,
    /// It puts another file's cells in its place.
    LOAD,
    /// It does something in a notebook that a flow cannot do.
    NOTEBOOK,
    /// No kernel of ours knows it.
    UNKNOWN;

    private static final Set<String> DEPENDENCIES = Set.of(
            "deps",
            "repos",
            "java",
            "java_options",
            "runtime_options",
            "adddependency",
            "maven",
            "mavenrepo",
            "addmavendependency",
            "addmavendependencies",
            "addmavenrepo",
            "addmavenrepository",
            "loadfrompom",
            "pom",
            "jars",
            "addjars",
            "classpath",
            "addtoclasspath",
            "dependency",
            "dependencies",
            "repository");
    private static final Set<String> NOTEBOOKS = Set.of("bash", "sh", "shell", "image", "help", "jshell");

    /// The names a person may have meant.
    static final List<String> NAMES = List.of(
            "maven",
            "mavenRepo",
            "loadFromPOM",
            "pom",
            "jars",
            "classpath",
            "dependency",
            "sql",
            "load",
            "bash",
            "sh",
            "image",
            "help",
            "jshell");

    /// Returns what the magic `name`, with or without its signs, is for.
    public static MagicKind of(String name) {
        var word = name.replaceFirst("^[%/]+", "").toLowerCase(Locale.ROOT);
        if (DEPENDENCIES.contains(word)) {
            return DEPENDENCY;
        }
        if (NOTEBOOKS.contains(word)) {
            return NOTEBOOK;
        }
        return switch (word) {
            case "sql" -> SQL;
            case "load" -> LOAD;
            default -> UNKNOWN;
        };
    }
}
