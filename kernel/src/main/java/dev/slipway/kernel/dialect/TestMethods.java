package dev.slipway.kernel.dialect;

import dev.slipway.api.document.CellKind;
import dev.slipway.kernel.dialect.AnnotatedMethods.Annotation;
import dev.slipway.kernel.dialect.AnnotatedMethods.Method;
import dev.slipway.kernel.directive.SourceCell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds the tests of a cell: methods outside all types that carry JUnit's annotations, of whatever library. Stateless.
///
/// The annotations are the kernel's to read: the compiler does not see them, so that they need no import and no
/// library.
/// JUnit's own launcher would not take these methods: they are static, and their class is the kernel's.
public final class TestMethods {
    private static final String TEST = "Test";
    private static final String PARAMETERIZED = "ParameterizedTest";
    private static final String REPEATED = "RepeatedTest";
    private static final String FACTORY = "TestFactory";
    private static final String TIMEOUT = "Timeout";
    private static final Set<String> AROUND = Set.of("BeforeAll", "BeforeEach", "AfterEach", "AfterAll");
    /// Kinds of tests that are not run here.
    private static final Set<String> OTHERS = Set.of("TestTemplate");
    /// What changes nothing where all tests of a cell run in their order.
    private static final Set<String> WITHOUT_EFFECT = Set.of("Tag", "Tags", "Order", "DisplayName", "Disabled");
    /// What JUnit would do, and is not done here.
    private static final Pattern UNHEARD = Pattern.compile("ExtendWith|Execution|ResourceLock|ResourceLocks"
            + "|Isolated|RegisterExtension|Ignore|Rule|Enabled\\w+|Disabled\\w+");
    private static final Pattern MENTIONED = Pattern.compile("Test|Before|After");
    private static final Pattern DISPLAY = Pattern.compile("name\\s*=\\s*(.*)", Pattern.DOTALL);
    private static final String CALLS = MagicJava.called("dev.slipway.api.magic.Tests") + ".begin()";

    private TestMethods() {}

    /// One test, or a method that runs before or after some.
    ///
    /// @param name the method's
    /// @param line 1-based line in the cell where its annotation stands
    /// @param isTest whether it is a test, run or not
    /// @param hidden what the compiler does not see of it
    /// @param call Java that goes on with `Tests`
    public record Found(String name, int line, boolean isTest, List<Hidden> hidden, String call) {
        public Found {
            hidden = List.copyOf(hidden);
        }
    }

    /// A stretch of the cell that the compiler does not see.
    ///
    /// @param offset UTF-16 offset in the cell where it begins
    /// @param length UTF-16 units
    public record Hidden(int offset, int length) {}

    /// Tells whether `cell` has tests; a flow leaves such a cell out.
    public static boolean areIn(SourceCell cell) {
        return cell.kind() == CellKind.CODE && !all(cell.source()).isEmpty();
    }

    /// Returns the tests of the code cell `source`, in order.
    public static List<Found> in(String source) {
        return all(source).stream().filter(Found::isTest).toList();
    }

    private static List<Found> all(String source) {
        return mayBeIn(source) ? find(CellText.java(source)) : List.of();
    }

    private static boolean mayBeIn(String java) {
        return java.contains("@") && MENTIONED.matcher(java).find();
    }

    /// Returns the tests of Java text in order, and before them what runs around them.
    static List<Found> find(String java) {
        if (!mayBeIn(java)) {
            return List.of();
        }
        var around = new ArrayList<Found>();
        var tests = new ArrayList<Found>();
        for (var method : AnnotatedMethods.in(java)) {
            kind(method).ifPresent(kind -> {
                int line = 1
                        + (int) java.substring(0, kind.offset())
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
                boolean isAround = AROUND.contains(kind.name());
                (isAround ? around : tests)
                        .add(new Found(
                                method.name(),
                                line,
                                !isAround,
                                hidden(method),
                                isAround ? around(kind, method, line) : test(kind, method, line)));
            });
        }
        around.addAll(tests);
        return List.copyOf(around);
    }

    /// Returns the annotation that makes `method` one of ours.
    private static Optional<Annotation> kind(Method method) {
        return method.annotations().stream()
                .filter(one -> one.name().equals(TEST)
                        || one.name().equals(PARAMETERIZED)
                        || one.name().equals(REPEATED)
                        || one.name().equals(FACTORY)
                        || AROUND.contains(one.name())
                        || OTHERS.contains(one.name()))
                .findFirst();
    }

    private static List<Hidden> hidden(Method method) {
        return method.annotations().stream()
                .filter(one -> isJunits(one.name()))
                .map(one -> new Hidden(one.offset(), one.length()))
                .toList();
    }

    private static boolean isJunits(String name) {
        return name.equals(TEST)
                || name.equals(PARAMETERIZED)
                || name.equals(REPEATED)
                || name.equals(FACTORY)
                || name.equals(TIMEOUT)
                || AROUND.contains(name)
                || OTHERS.contains(name)
                || WITHOUT_EFFECT.contains(name)
                || TestSources.accepts(name)
                || UNHEARD.matcher(name).matches();
    }

    private static String around(Annotation kind, Method method, int line) {
        var step = Character.toLowerCase(kind.name().charAt(0)) + kind.name().substring(1);
        return ".%s(\"%s\", %d, () -> %s())".formatted(step, method.name(), line, method.name());
    }

    private static String test(Annotation kind, Method method, int line) {
        var name = method.annotation("DisplayName")
                .map(Annotation::arguments)
                .filter(words -> !words.isEmpty())
                .orElse("\"" + method.name() + "\"");
        var disabled = method.annotation("Disabled");
        if (disabled.isPresent()) {
            var reason = disabled.get().arguments().replaceFirst("^value\\s*=\\s*", "");
            return skip(name, line, reason.isEmpty() ? "\"disabled\"" : "\"disabled: \" + (" + reason + ")");
        }
        try {
            return unheard(method)
                    + limit(method)
                    + switch (kind.name()) {
                        case PARAMETERIZED -> each(kind, method, name, line);
                        case FACTORY -> made(method, name, line);
                        case REPEATED -> repeated(kind, method, name, line);
                        default -> once(kind, method, name, line);
                    };
        } catch (TestSources.Unknown e) {
            return skip(name, line, literal(String.valueOf(e.getMessage())));
        }
    }

    private static String once(Annotation kind, Method method, String name, int line) throws TestSources.Unknown {
        if (!kind.name().equals(TEST)) {
            throw new TestSources.Unknown("@" + kind.name()
                    + " is not known here; a loop in a @Test, or a @ParameterizedTest, does the same");
        }
        if (!kind.arguments().isEmpty()) {
            throw new TestSources.Unknown(
                    "@Test(" + kind.arguments() + ") is not known here; assertThrows and the like do the same");
        }
        if (!method.parameters().isEmpty()) {
            throw new TestSources.Unknown("a @Test takes no parameters here; a @ParameterizedTest does");
        }
        return ".test(%s, %d, () -> %s())".formatted(name, line, method.name());
    }

    private static String made(Method method, String name, int line) throws TestSources.Unknown {
        if (!method.parameters().isEmpty()) {
            throw new TestSources.Unknown("a @TestFactory takes no parameters here");
        }
        return ".factory(%s, %d, () -> %s())".formatted(name, line, method.name());
    }

    /// Returns what says how long a test may take; empty if it may take any time.
    private static String limit(Method method) throws TestSources.Unknown {
        var timeout = method.annotation(TIMEOUT);
        if (timeout.isEmpty()) {
            return "";
        }
        var named = TestSources.named(timeout.get(), Set.of("value", "unit"));
        if (!named.containsKey("value")) {
            throw new TestSources.Unknown("@Timeout says how long the test may take: @Timeout(5) for 5 seconds");
        }
        var unit = named.getOrDefault("unit", "SECONDS").replaceFirst("(?s).*\\.\\s*", "");
        return ".within(%s, java.util.concurrent.TimeUnit.%s)".formatted(named.get("value"), unit);
    }

    private static String repeated(Annotation kind, Method method, String name, int line) throws TestSources.Unknown {
        if (!method.parameters().isEmpty()) {
            throw new TestSources.Unknown("a @RepeatedTest takes no parameters here");
        }
        var named = TestSources.named(kind, Set.of("value", "name"));
        if (!named.containsKey("value")) {
            throw new TestSources.Unknown("@RepeatedTest says how often the test is run: @RepeatedTest(3)");
        }
        return ".repeat(%s, %d, %s, %s, () -> %s())"
                .formatted(name, line, named.getOrDefault("name", "\"\""), named.get("value"), method.name());
    }

    private static String each(Annotation kind, Method method, String name, int line) throws TestSources.Unknown {
        if (method.isGeneric()) {
            throw new TestSources.Unknown("a @ParameterizedTest has no type parameters here");
        }
        var arguments = new ArrayList<String>();
        for (int i = 0; i < method.parameters().size(); i++) {
            arguments.add(
                    "row.get(%d, %s.class)".formatted(i, method.parameters().get(i)));
        }
        var display = DISPLAY.matcher(kind.arguments());
        return ".each(%s, %d, %s, () -> %s, row -> %s(%s))"
                .formatted(
                        name,
                        line,
                        display.matches() ? display.group(1) : "\"\"",
                        TestSources.of(method),
                        method.name(),
                        String.join(", ", arguments));
    }

    /// Returns what says that something of JUnit is not done.
    private static String unheard(Method method) {
        var names = method.annotations().stream()
                .map(Annotation::name)
                .filter(name -> UNHEARD.matcher(name).matches())
                .map(name -> "@" + name)
                .toList();
        return names.isEmpty()
                ? ""
                : ".noting("
                        + literal(String.join(", ", names) + (names.size() == 1 ? " has" : " have") + " no effect here")
                        + ")";
    }

    private static String skip(String name, int line, String reason) {
        return ".skip(%s, %d, %s)".formatted(name, line, reason);
    }

    private static String literal(String text) {
        var plain = text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\R", " ");
        return "\"" + plain + "\"";
    }

    /// Returns Java that runs `tests`, an expression.
    static String calls(List<Found> tests) {
        var calls = new StringBuilder(CALLS);
        tests.forEach(test -> calls.append(test.call()));
        return calls.append(".results()").toString();
    }

    /// Tells whether `java` is what `calls` returns.
    static boolean areCalls(String java) {
        return java.startsWith(CALLS);
    }
}
