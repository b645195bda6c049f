package dev.slipway.codecs;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.spi.ArtifactCodec;
import dev.slipway.api.spi.UnstorableException;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings("JdkObsolete") // a stored LinkedList comes back as one
class ValueCodecTest {
    private final ValueCodec codec = new ValueCodec();

    static Stream<Object> values() {
        return Stream.of(
                "",
                "a\0b",
                "\uD800 alone",
                "🛩",
                1,
                -1L,
                0.1f,
                Double.NaN,
                'x',
                (byte) -1,
                (short) 7,
                true,
                Locale.GERMANY,
                Path.of("/a/ü"),
                new Color(1, 2, 3, 4),
                DayOfWeek.MONDAY);
    }

    static Stream<Object> collections() {
        return Stream.of(
                List.of(),
                Arrays.asList(1, null, "x"),
                new LinkedList<>(List.of(1)),
                Stream.of(1, null).toList(),
                new ArrayList<>(List.of(1, 2, 3)).subList(1, 3),
                Collections.nCopies(3, "a"),
                Set.of(1, 2, 3),
                new TreeSet<>(Set.of(3, 1, 2)),
                new LinkedHashSet<>(List.of(3, 1)),
                EnumSet.of(DayOfWeek.MONDAY),
                EnumSet.noneOf(TestTypes.Color.class),
                new EnumMap<>(TestTypes.Color.class),
                new EnumMap<>(Map.of(TestTypes.Color.GREEN, 1)),
                Map.of("a", 1, "b", 2),
                Collections.emptyMap(),
                Collections.singletonMap("a", null),
                new TreeMap<>(Map.of("a", 1)),
                new ConcurrentHashMap<>(Map.of("a", 1)),
                Collections.unmodifiableMap(new LinkedHashMap<>(Map.of(1, 2))),
                new HashMap<>(Map.of(List.of(1), new HashSet<>(Set.of(new HashSet<>(Set.of(1)))))),
                Map.entry("a", 1),
                new TestTypes.Point(1, -0.0),
                TestTypes.Color.GREEN,
                new BitSet(3));
    }

    @ParameterizedTest
    @MethodSource({"values", "collections"})
    void aValueComesBackEqualAndOfTheSameKind(Object value) throws IOException {
        var back = roundTrip(value);

        assertThat(back).isEqualTo(value);
        assertThat(encode(back)).isEqualTo(encode(value));
    }

    @Test
    void collectionsComeBackAsTheirOwnClasses() throws IOException {
        for (var value : List.of(
                new ArrayList<>(),
                new LinkedList<>(),
                new HashSet<>(),
                new LinkedHashSet<>(),
                new TreeSet<>(),
                new HashMap<>(),
                new LinkedHashMap<>(),
                new TreeMap<>(),
                new PriorityQueue<>(),
                new BitSet())) {
            assertThat(roundTrip(value)).hasSameClassAs(value);
        }
        assertThatThrownBy(() ->
                        requireNonNull((List<?>) roundTrip(List.of(1, 2, 3))).removeFirst())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void nullIsAValue() throws IOException {
        assertThat(codec.decode(new ByteArrayInputStream(encode(null)), new TestTypes()))
                .isNull();
    }

    @Test
    void arraysOfEveryKindComeBack() throws IOException {
        var arrays = new Object[] {
            new boolean[] {true, false}, new byte[] {1, -1}, new char[] {'a', '\uD800'}, new short[] {-3},
            new int[] {1, 2}, new long[] {Long.MIN_VALUE}, new float[] {Float.NaN}, new double[] {-0.0, Double.NaN},
            new String[] {"a", null}, new int[][] {{1}, {}, null}, new double[3][2][1], new TestTypes.Point[2],
            new Object[] {1, "a", new int[] {1}}, new List<?>[] {List.of()}, new int[0]
        };

        var back = requireNonNull((Object[]) roundTrip(arrays));

        assertThat(Arrays.deepToString(back)).isEqualTo(Arrays.deepToString(arrays));
        for (int i = 0; i < arrays.length; i++) {
            assertThat(back[i]).hasSameClassAs(arrays[i]);
        }
    }

    @Test
    void largeArraysComeBack() throws IOException {
        var numbers = new Random(3).doubles(1_000_001).toArray();
        var words = new Random(4).ints(70_000).mapToObj(Integer::toString).toArray(String[]::new);

        assertThat((double[]) roundTrip(numbers)).isEqualTo(numbers);
        assertThat((String[]) roundTrip(words)).isEqualTo(words);
    }

    @Test
    void everyFormOfNaNGivesTheSameBytes() throws IOException {
        double other = Double.longBitsToDouble(0xFFF8000000000001L);

        assertThat(encode(new double[] {other})).isEqualTo(encode(new double[] {Double.NaN}));
        assertThat(encode(other)).isEqualTo(encode(Double.NaN));
    }

    @Test
    void classesOfCellsComeBackWithoutTheirConstructor() throws IOException {
        var derived = requireNonNull((TestTypes.Derived) roundTrip(new TestTypes.Derived("base", "own", List.of(1))));
        var node = new TestTypes.Node(1, null);
        node.number = -1;

        assertThat(derived.name()).isEqualTo("base");
        assertThat(derived.own()).isEqualTo("own");
        assertThat(derived.held).isEqualTo(List.of(1));
        assertThat(derived.cached).isZero();
        assertThat(requireNonNull((TestTypes.Node) roundTrip(node)).number).isEqualTo(-1);
    }

    @Test
    void aCycleAndASharedObjectKeepTheirIdentity() throws IOException {
        var node = new TestTypes.Node(1, null);
        node.next = node;
        var shared = new int[] {1};
        var list = new ArrayList<Object>(List.of(shared, shared, node));
        list.add(list);

        var back = requireNonNull((List<?>) roundTrip(list));

        assertThat(back.get(0)).isSameAs(back.get(1));
        var backNode = (TestTypes.Node) back.get(2);
        assertThat(backNode.next).isSameAs(backNode);
        assertThat(back.get(3)).isSameAs(back);
    }

    @Test
    void aVeryLongChainOfObjectsComesBack() throws IOException {
        TestTypes.Node chain = null;
        for (int i = 0; i < 100_000; i++) {
            chain = new TestTypes.Node(i, chain);
        }

        var back = (TestTypes.@Nullable Node) roundTrip(chain);
        int length = 0;
        for (; back != null; back = back.next) {
            length++;
        }

        assertThat(length).isEqualTo(100_000);
    }

    @Test
    void aChainThatIsTooLongIsRefused() {
        TestTypes.Node chain = null;
        for (int i = 0; i < 300_000; i++) {
            chain = new TestTypes.Node(i, chain);
        }
        var tooLong = chain;

        assertThatThrownBy(() -> encode(tooLong))
                .isInstanceOf(UnstorableException.class)
                .hasMessageContaining("nested deeper than");
    }

    @Test
    void whatCannotBeStoredIsNamedWithPathTypeAndReason() {
        Supplier<Integer> lambda = () -> 1;

        refused(new TestTypes.Holds(Map.of("a", List.of(1, lambda))), ".value[a][1]", "a lambda is code");
        refused(new TestTypes.Holds(Thread.currentThread()), ".value", "a thread belongs to its process");
        refused(Stream.of(1), "", "once only");
        refused(new TreeMap<String, Integer>(Comparator.comparingInt(String::length)), "", "comparator is code");
        refused(new Object() {}, "", "declare it in a cell");
        refused(new TestTypes.Growing(), "", "extends java.util.ArrayList");
        refused(Set.of(new java.io.ByteArrayInputStream(new byte[0])), "", "an open resource");
        refused(new ArrayList<>(List.of(1)) {}, "", "a class without a name");
        refused(String.class, "", "part of the program");
    }

    @Test
    void everyMutableObjectIsMetOnceWithItsPath() throws IOException {
        var types = new TestTypes();
        var weights = new double[] {1};
        var value = new ArrayList<Object>(List.of(new TestTypes.Model("a", weights, List.of()), "b"));
        value.add(weights);

        codec.encode(value, new ByteArrayOutputStream(), types);

        assertThat(types.met).containsExactly("", "[0].weights");
        assertThat(types.metObjects).containsExactly(value, weights);
    }

    @Test
    void aTypeThatIsNotAllowedIsNotLoaded() throws IOException {
        var bytes = new String(encode(DayOfWeek.MONDAY), StandardCharsets.ISO_8859_1);
        var evil = bytes.replace("j:java.time.DayOfWeek", "j:java.evil.DayOfWeek");
        var library = bytes.replace("j:java.time.DayOfWeek", "j:org.junit.jupiter.x");

        for (var text : List.of(evil, library)) {
            assertThatThrownBy(() -> decode(text.getBytes(StandardCharsets.ISO_8859_1)))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aTypeThatNoCellDeclaresAnyMoreIsNamed() throws IOException {
        var bytes = new String(encode(new TestTypes.Point(1, 2)), StandardCharsets.ISO_8859_1);
        var gone = bytes.replace("n:Point", "n:Pixel").getBytes(StandardCharsets.ISO_8859_1);
        var changed = bytes.replace("\1x\1y", "\1x\1z").getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> decode(gone)).hasMessage("no cell declares Pixel any more");
        assertThatThrownBy(() -> decode(changed)).hasMessageContaining("a stored Point has the fields [x, z]");
    }

    @Test
    void aClassThatGainedFieldsReadsWhatWasStoredBefore() throws IOException {
        var point = decode(encode(new TestTypes.Point(1, 2)), new Later());
        var node = new TestTypes.Node(7, null);
        var later = requireNonNull((Later.Node) decode(encode(node), new Later()));

        assertThat(point).isEqualTo(new Later.Point(0, 1, null, 2));
        assertThat(later.number).isEqualTo(7);
        assertThat(later.weight).isZero();
        assertThat(later.tags).isNull();
    }

    @Test
    void previewsOfSimpleValuesAreTheirText() {
        assertThat(codec.preview("a \"b\"")).isEqualTo("a \"b\"");
        assertThat(codec.preview(0.1)).isEqualTo("0.1");
        assertThat(codec.preview(null)).isEqualTo("null");
        assertThat(codec.preview("x".repeat(200))).hasSize(200).doesNotContain("…");
        assertThat(codec.preview("x".repeat(201))).hasSize(200).endsWith("…");
        assertThat(codec.preview(new double[] {1, 2})).isEqualTo("[1.0, 2.0]");
        assertThat(codec.preview(Map.of("a", 1))).isEqualTo("{a=1}");
        assertThat(codec.preview(new TestTypes.Point(1, 2))).isEqualTo("Point[x=1.0, y=2.0]");
        assertThat(codec.preview(Collections.nCopies(1_000_000, "abc"))).hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void aValueIsExportedWithoutTheClassesOfTheNotebook() throws IOException {
        var value = new TestTypes.Model("a\n\"ü", new double[] {1, Double.NaN}, List.of(new TestTypes.Point(1, 2)));

        assertThat(export(value, "json"))
                .isEqualTo("{\"name\":\"a\\n\\\"ü\",\"weights\":[1.0,\"NaN\"],\"path\":[{\"x\":1.0,\"y\":2.0}]}\n");
        assertThat(export("plain", "txt")).isEqualTo("plain");
        assertThat(export(Map.of(1, new AtomicInteger(2)), "json")).isEqualTo("{\"1\":2}\n");
        assertThat(export(Map.of(List.of(1), 2), "json")).isEqualTo("[{\"key\":[1],\"value\":2}]\n");
        assertThatThrownBy(() -> export("x", "csv")).hasMessageContaining("a list, map or array can be written as csv");
        assertThatThrownBy(() -> export("x", "pdf"))
                .hasMessage("a value can be written as json, csv or txt, not as pdf");
    }

    @Test
    void rowsAreExportedAsCsv() throws IOException {
        assertThat(export(List.of(new TestTypes.Point(1, 2), new TestTypes.Point(3, Double.NaN)), "csv"))
                .isEqualTo("x,y\r\n1.0,2.0\r\n3.0,NaN\r\n");
        assertThat(export(new TreeMap<>(Map.of("a,b", 1, "c", 2)), "csv"))
                .isEqualTo("key,value\r\n\"a,b\",1\r\nc,2\r\n");
        assertThat(export(List.of(Map.of("k", 1)), "csv")).isEqualTo("k\r\n1\r\n");
        assertThat(export(new double[] {1, 2}, "csv")).isEqualTo("value\r\n1.0\r\n2.0\r\n");
        assertThat(export(new int[][] {{1, 2}, {3}}, "csv")).isEqualTo("1,2\r\n3\r\n");
        assertThat(export(Arrays.asList("say \"x\"", null), "csv")).isEqualTo("value\r\n\"say \"\"x\"\"\"\r\n\r\n");
    }

    @Test
    void bytesAreExportedAsTheyAre() throws IOException {
        assertThat(export("%PDF".getBytes(StandardCharsets.UTF_8), "pdf")).isEqualTo("%PDF");
        assertThat(export(new byte[] {1, 2}, "json")).isEqualTo("[1,2]\n");
    }

    private String export(Object value, String extension) throws IOException {
        var out = new ByteArrayOutputStream();
        codec.export(new ByteArrayInputStream(encode(value)), extension, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private void refused(Object value, String path, String reason) {
        assertThatThrownBy(() -> encode(value))
                .isInstanceOfSatisfying(
                        UnstorableException.class, e -> assertThat(e.path()).startsWith(path))
                .hasMessageContaining(reason);
    }

    private @Nullable Object roundTrip(@Nullable Object value) throws IOException {
        return decode(encode(value));
    }

    private @Nullable Object decode(byte[] bytes, ArtifactCodec.NotebookTypes types) throws IOException {
        return codec.decode(new ByteArrayInputStream(bytes), types);
    }

    private @Nullable Object decode(byte[] bytes) throws IOException {
        return codec.decode(new ByteArrayInputStream(bytes), new TestTypes());
    }

    private byte[] encode(@Nullable Object value) throws IOException {
        var out = new ByteArrayOutputStream();
        codec.encode(value, out, new TestTypes());
        return out.toByteArray();
    }
}
