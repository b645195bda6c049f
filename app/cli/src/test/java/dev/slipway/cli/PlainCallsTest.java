package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the build makes plain methods of does what it did: the same classes as they were compiled and as they are
/// shipped, side by side.
class PlainCallsTest {
    private static final Path TOOL = Path.of("../../packaging/dist/PlainCalls.java");
    private static final List<Object> VALUES = Arrays.asList(
            null, "", "text", "other", 0, 1, 'c', 2L, -0.0, Double.NaN, List.of(), List.of("x"), Map.of(), Sign.MINUS);

    @TempDir
    static Path folder;

    private static URLClassLoader changed = new URLClassLoader(new URL[0]);

    enum Sign {
        PLUS,
        MINUS
    }

    record Primitives(boolean z, byte b, short s, char c, int i, long j, float f, double d) {
        Primitives(int seed) {
            this(
                    seed % 2 == 0,
                    (byte) (seed * 77),
                    (short) (seed * 7777),
                    (char) (seed * 777),
                    -seed,
                    seed * 77_777_777_777L,
                    seed == 0 ? -0.0f : seed == 1 ? 0.0f : Float.NaN,
                    seed == 3 ? -0.0 : seed / 3.0);
        }
    }

    record Held(int number, @Nullable Object value, List<Primitives> more) {}

    record Empty() {}

    record Pair<A, B>(A left, B right) {
        @Override
        public String toString() {
            return "its own";
        }
    }

    sealed interface Shape {
        record Circle(double radius) implements Shape {}

        record Square(double side) implements Shape {}

        static String of(Object shape) {
            return switch (shape) {
                case Circle(double radius) when radius < 1 -> "small";
                case Circle _ -> "circle";
                case Square(var side) when side > 1 -> "large";
                case Shape other -> "other " + other;
                default -> "none";
            };
        }
    }

    /// Calls what is to be compared; made by each class loader.
    public static final class Calls implements Function<Object, Object> {
        @Override
        public Object apply(Object which) {
            var values = new ArrayList<Object>();
            for (int seed = 0; seed < 8; seed++) {
                for (var value : VALUES) {
                    values.add(new Held(seed / 2, value, List.of(new Primitives(seed / 2))));
                }
                values.add(new Primitives(seed / 2));
                values.add(new Primitives(seed / 2 == 3 ? 0 : seed));
            }
            values.addAll(List.of(new Empty(), new Empty(), new Pair<>(1, "a"), new Pair<>(1, "a")));
            values.addAll(
                    List.of(new Shape.Circle(0.5), new Shape.Circle(2), new Shape.Square(1), new Shape.Square(3)));
            values.addAll(VALUES);
            var said = new ArrayList<String>();
            for (var value : values) {
                said.add(value + " " + (value instanceof Record ? hash(value) : "") + chosen(value));
                var equal = values.stream().map(other -> value != null && value.equals(other) ? "1" : "0");
                said.add(String.join("", equal.toList()));
            }
            return String.join("\n", said);
        }

        /// The enum constant has a hash of its own in each class loader.
        private static String hash(Object value) {
            return ""
                    + (value instanceof Held(var number, Sign sign, var more)
                            ? value.hashCode() - 31 * sign.hashCode()
                            : value.hashCode());
        }

        private static String chosen(@Nullable Object value) {
            var kind = switch (value) {
                case null -> "null";
                case String text -> text(text);
                case Integer number when number > 0 -> "positive";
                case Number number -> "number " + number;
                case List<?> list -> "list of " + list.size();
                case Held held when held.number() == 1 -> "with " + held.value();
                case Pair(Integer number, var right) when number > 0 -> "pair of " + number + right;
                case Held _ -> "held";
                case Sign sign -> "sign " + sign.name();
                default -> "else";
            };
            return kind + ", " + (value == null ? "" : Shape.of(value));
        }

        private static String text(String text) {
            return switch (text) {
                case "text" -> "the text";
                case String other when other.isEmpty() -> "empty";
                case "other" -> "another text";
                default -> "more";
            };
        }
    }

    @BeforeAll
    static void change() throws IOException, InterruptedException {
        var jar = folder.resolve("some.jar");
        var classes = Path.of("target/test-classes");
        try (var inside = FileSystems.newFileSystem(jar, Map.of("create", "true"));
                var files = Files.walk(classes.resolve("dev/slipway/cli"))) {
            Files.createDirectories(inside.getPath("dev/slipway/cli"));
            for (var file : files.filter(each -> each.getFileName().toString().startsWith("PlainCallsTest"))
                    .toList()) {
                Files.copy(file, inside.getPath(classes.relativize(file).toString()));
            }
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var ended = new ProcessBuilder(java, TOOL.toString(), folder.toString(), "so*.jar")
                .inheritIO()
                .start();
        assertThat(ended.waitFor()).isZero();
        changed = new URLClassLoader(new URL[] {jar.toUri().toURL()}, PlainCallsTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                return name.startsWith(PlainCallsTest.class.getName()) && findLoadedClass(name) == null
                        ? findClass(name)
                        : super.loadClass(name, resolve);
            }
        };
    }

    @AfterAll
    static void close() throws IOException {
        changed.close();
    }

    @Test
    void theyDoWhatTheyDid() throws Exception {
        var type = changed.loadClass(Calls.class.getName());
        @SuppressWarnings("unchecked")
        var calls = (Function<Object, Object>) type.getConstructor().newInstance();

        assertThat(type).isNotSameAs(Calls.class);
        assertThat(calls.apply("all")).isEqualTo(new Calls().apply("all"));
    }

    @Test
    void nothingIsLeftToTheJvm() throws Exception {
        int calls = 0;
        try (var inside = FileSystems.newFileSystem(folder.resolve("some.jar"));
                var files = Files.walk(inside.getPath("/"))) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                var model = ClassFile.of().parse(Files.readAllBytes(file));
                assertThat(ClassFile.of().verify(model)).as(file.toString()).isEmpty();
                assertThat(model.methods().stream()
                                .flatMap(method -> method.code().stream())
                                .flatMap(CodeModel::elementStream)
                                .filter(InvokeDynamicInstruction.class::isInstance)
                                .map(call -> ((InvokeDynamicInstruction) call)
                                        .bootstrapMethod()
                                        .owner())
                                .map(ClassDesc::descriptorString)
                                .toList())
                        .as(file.toString())
                        .doesNotContain("Ljava/lang/runtime/SwitchBootstraps;", "Ljava/lang/runtime/ObjectMethods;");
                calls += model.methods().stream()
                        .mapToInt(method -> method.methodName().stringValue().startsWith("plain$") ? 1 : 0)
                        .sum();
            }
        }
        assertThat(calls).isGreaterThan(15);
    }
}
