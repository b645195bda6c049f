package dev.slipway.kernel.analysis;

import java.util.List;
import java.util.Set;

/// Library methods that give the same for the same values, as long as this process lives. What is not known does not
/// count.
final class Repeatable {
    private static final List<String> PACKAGES = List.of(
            "java/lang/",
            "java/util/",
            "java/math/",
            "java/text/",
            "java/time/",
            "java/nio/charset/",
            "tech/tablesaw/api/",
            "tech/tablesaw/columns/",
            "tech/tablesaw/aggregate/",
            "tech/tablesaw/selection/",
            "tech/tablesaw/table/");
    private static final List<String> NOT = List.of(
            "java/lang/Process",
            "java/lang/Runtime",
            "java/lang/Thread",
            "java/lang/Class",
            "java/lang/Module",
            "java/lang/Stack",
            "java/lang/foreign/",
            "java/lang/management/",
            "java/lang/ref/",
            "java/lang/reflect/",
            "java/util/Scanner",
            "java/util/Timer",
            "java/util/Locale",
            "java/util/TimeZone",
            "java/util/ServiceLoader",
            "java/util/concurrent/",
            "java/util/jar/",
            "java/util/logging/",
            "java/util/prefs/",
            "java/util/zip/");
    private static final Set<String> NAMES = Set.of(
            "now",
            "random",
            "randomUUID",
            "shuffle",
            "systemDefault",
            "read",
            "write",
            "load",
            "store",
            "parallel",
            "parallelStream",
            "getenv",
            "getProperty",
            "exit",
            "currentTimeMillis",
            "nanoTime",
            "getDefault");
    private static final Set<String> PRINTS =
            Set.of("java/io/PrintStream", "java/io/StringWriter", "java/io/PrintWriter", "java/io/StringReader");

    private Repeatable() {}

    /// Tells whether calling the method `name` of `owner` (internal name) counts.
    static boolean accepts(String owner, String name, String descriptor) {
        if (owner.startsWith("[") || ClassFacts.isOfNotebook(owner.replace('/', '.')) || PRINTS.contains(owner)) {
            return true;
        }
        if (owner.startsWith("java/util/concurrent/atomic/") || owner.startsWith("java/util/concurrent/Callable")) {
            return true;
        }
        boolean isUnseeded = name.equals("<init>")
                && descriptor.equals("()V")
                && (owner.contains("Random") || owner.equals("java/util/Date"));
        return PACKAGES.stream().anyMatch(owner::startsWith)
                && NOT.stream().noneMatch(owner::startsWith)
                && !NAMES.contains(name)
                && LibraryChances.of(owner, name, descriptor) != Chance.RANDOM
                && LibraryChances.of(owner, name, descriptor) != Chance.CLOCK
                && !isUnseeded;
    }
}
