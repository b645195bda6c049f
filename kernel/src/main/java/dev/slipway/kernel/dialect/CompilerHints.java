package dev.slipway.kernel.dialect;

import dev.slipway.kernel.snippet.ClassLimits;
import dev.slipway.kernel.snippet.PastedCharacters;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What to do about what the compiler says, where its words do not tell. Stateless.
public final class CompilerHints {
    /// Packages of the JDK whose types a person may mean without having imported them, the likeliest first.
    private static final List<String> PACKAGES = List.of(
            "java.time",
            "java.time.format",
            "java.time.temporal",
            "java.util.concurrent.atomic",
            "java.util.concurrent.locks",
            "java.nio.charset",
            "java.nio.file.attribute",
            "java.text",
            "java.net.http",
            "java.util.zip",
            "java.util.jar",
            "java.util.random",
            "java.util.logging",
            "java.lang.reflect",
            "java.lang.invoke",
            "java.lang.annotation",
            "java.nio",
            "java.security",
            "java.sql",
            "java.awt",
            "java.awt.geom",
            "java.awt.image",
            "javax.imageio",
            "javax.swing");

    /// JUnit's, which stand on methods outside all types.
    private static final Set<String> TESTS =
            Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "Nested", "BeforeEach", "AfterEach");

    /// What a person may mean who writes `!ls`.
    private static final Set<String> COMMANDS = Set.of("ls", "pwd", "df", "ps", "whoami", "nproc", "uname", "env");

    private CompilerHints() {}

    /// Returns what to do; empty if nothing is known.
    ///
    /// @param message the compiler's
    /// @param missing the name it cannot find, empty if it is about something else
    /// @param line the line of the cell that it is about, empty if that is not known
    public static String hint(String message, String missing, String line) {
        var hint = hint(message, missing);
        return hint.isEmpty() ? ForeignWords.hint(message, missing, line) : hint;
    }

    /// Returns what to do where a value is given to a variable `missing` that nothing declares; empty if none is.
    ///
    /// @param line the line of the cell
    public static String declaring(String missing, String line) {
        return ForeignWords.declaring(missing, line);
    }

    private static String hint(String message, String missing) {
        if (message.contains("preview feature") || message.contains("preview API")) {
            return "Cells are compiled without preview features: write it without.";
        }
        if (message.startsWith("break outside") || message.startsWith("continue outside")) {
            return "A cell is no body of a loop, not with foreach either: put what may be left out in an if.";
        }
        if (PastedCharacters.areIn(message)) {
            return PastedCharacters.hint(message);
        }
        var limits = ClassLimits.hint(message);
        if (!limits.isEmpty()) {
            return limits;
        }
        if (COMMANDS.contains(missing) && message.contains("variable " + missing)) {
            return "To run a command of the system write %sh " + missing + ".";
        }
        if (TESTS.contains(missing) && message.contains("class " + missing)) {
            return "A test is a method outside all types: @Test void adds() { … }.";
        }
        var foreign = ForeignCalls.hint(message, missing);
        return foreign.isEmpty() && isType(message, missing)
                ? packageOf(missing)
                        .map(name -> "Add import " + name + "." + missing + ";")
                        .orElse("")
                : foreign;
    }

    private static boolean isType(String message, String missing) {
        return !missing.isEmpty()
                && Character.isUpperCase(missing.charAt(0))
                && !message.contains("method " + missing)
                && message.contains("cannot find symbol");
    }

    /// Returns the package of the JDK that has a public type `name`, of those that are often used.
    private static Optional<String> packageOf(String name) {
        return PACKAGES.stream().filter(each -> isPublic(each + "." + name)).findFirst();
    }

    private static boolean isPublic(String name) {
        try {
            var type = Class.forName(name, false, ClassLoader.getPlatformClassLoader());
            return java.lang.reflect.Modifier.isPublic(type.getModifiers());
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
