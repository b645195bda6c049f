package dev.slipway.engine.flow.code;

import java.util.List;
import java.util.Set;

/// Which methods are known to do nothing that shows outside the process. Stateless.
final class Purity {
    private static final List<String> PURE =
            List.of("java/lang/", "java/util/", "java/math/", "java/time/", "java/text/", "java/nio/charset/");
    private static final List<String> NOT_PURE = List.of(
            "java/lang/Process",
            "java/lang/Runtime",
            "java/lang/Thread",
            "java/util/logging/",
            "java/util/prefs/",
            "java/util/Timer");
    private static final Set<String> OF_SYSTEM = Set.of(
            "arraycopy", "currentTimeMillis", "nanoTime", "getProperty", "getenv", "identityHashCode", "lineSeparator");

    private Purity() {}

    static boolean isPure(String owner, String method) {
        if (owner.startsWith("[") || ClassFacts.isOfNotebook(owner)) {
            return true;
        }
        if (owner.equals("java/lang/System")) {
            return OF_SYSTEM.contains(method);
        }
        return PURE.stream().anyMatch(owner::startsWith) && NOT_PURE.stream().noneMatch(owner::startsWith);
    }
}
