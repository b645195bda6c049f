package dev.slipway.kernel.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Changes that no store or mutator of the cell's own names: by a method of the JDK, through a view, a wrapper, a
/// method reference, a lambda that is given an object, an array of arguments, a constant of an enum. A cell that
/// makes one counts as changing the variable, so that nothing that read it is called fresh.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnseenChangesTest {
    private static final String[] DEFINITIONS = {
        "var a = new ArrayList<Integer>(); var b = new ArrayList<Integer>(); int[] n = {1, 2}; Integer[] boxed = {1, 2};",
        "byte[] bytes = new byte[3]; var sb = new StringBuilder(); var sw = new StringWriter(); int count = 0;",
        "enum Mode { ON, OFF; int uses; void use() { uses++; } }",
        "class Outer { int n; class In { void inc() { n++; } } void inc() { n++; } } var outer = new Outer();",
        "class Bell { List<Runnable> heard = new ArrayList<>(); void ring() { heard.forEach(Runnable::run); } }",
        "var bell = new Bell(); var view = Collections.unmodifiableList(a); var pw = new PrintWriter(sw);",
        "void addTo(List<Integer>... lists) { for (var list : lists) list.add(1); }",
        "Consumer<List<Integer>> adder = list -> list.add(1); Runnable incs = outer::inc;",
        "Supplier<Integer> counter() { int[] c = {0}; return () -> ++c[0]; }",
        "var next = counter(); var crc = new java.util.zip.CRC32(); var words = new StringTokenizer(\"a b c\");",
        "var lines = new BufferedReader(new StringReader(\"a\")); var sums = new IntSummaryStatistics();",
        "var permits = new java.util.concurrent.Semaphore(3); var latch = new java.util.concurrent.CountDownLatch(3);",
        "class Box { final List<Integer> in; Box(List<Integer> in) { this.in = in; } } record Row(int v) {}",
        "bell.heard.add(outer::inc);",
        "var lists = new ArrayList<List<Integer>>(); lists.add(a); var words2 = new ArrayList<String>();",
        "record Holder(List<Integer> in) {} var cow = new java.util.concurrent.CopyOnWriteArrayList<Integer>();",
        "interface Mixin { List<Integer> store(); default void put(int x) { store().add(x); } }",
        "record Mixed(List<Integer> store) implements Mixin {} var mixed = new Mixed(new ArrayList<>());",
        "class Count implements Iterator<Integer>, Iterable<Integer> { int at; public boolean hasNext() { return at < 9; }"
                + " public Integer next() { return at++; } public Iterator<Integer> iterator() { return this; } }",
        "var counter = new Count(); Runnable runs = new Runnable() { int n; public void run() { n++; } };",
        "class Cache extends LinkedHashMap<String, Integer> { } var cache = new Cache();",
        "var ref = new java.util.concurrent.atomic.AtomicReference<List<Integer>>(); var props = new Properties();",
        "var number = new java.util.concurrent.atomic.AtomicInteger(); var dq = new ArrayDeque<Integer>();",
    };

    private CompilerAnalysis analysis;

    @BeforeAll
    void open() {
        analysis = CompilerAnalysis.create(Cells.classPath());
    }

    @AfterAll
    void close() {
        analysis.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for (var x : List.of(a, b)) x.add(1); => b",
                "addTo(a, b); => b",
                "adder.accept(a); => a",
                "a.add(1); => view",
                "Arrays.asList(boxed).set(0, 3); => boxed",
                "java.nio.ByteBuffer.wrap(bytes).put((byte) 1); => bytes",
                "new ByteArrayInputStream(new byte[3]).read(bytes); => bytes",
                "new Random(1).nextBytes(bytes); => bytes",
                "List.of(1, 2).toArray(boxed); => boxed",
                "new ArrayDeque<>().toArray(boxed); => boxed",
                "new java.util.concurrent.LinkedBlockingQueue<>(List.of(1)).drainTo(a); => a",
                "Stream.of(1).collect(Collectors.toCollection(() -> a)); => a",
                "Map.of(\"k\", a).get(\"k\").add(1); => a",
                "new HashMap<>(Map.of(\"k\", a)).values().forEach(x -> x.add(1)); => a",
                "{ var m = new HashMap<String, List<Integer>>(); m.put(\"k\", a); m.get(\"k\").add(1); } => a",
                "new Box(a).in.add(1); => a",
                "new Formatter(sb).format(\"x\"); => sb",
                "new PrintWriter(sw, true).println(\"x\"); => sw",
                "pw.print(\"x\"); => sw",
                "outer.new In().inc(); => outer",
                "incs.run(); => outer",
                "bell.ring(); => outer",
                "Mode.valueOf(\"ON\").uses++; => Mode",
                "Mode.values()[1].uses++; => Mode",
                "for (var mode : Mode.values()) mode.use(); => Mode",
                "Arrays.stream(Mode.values()).forEach(Mode::use); => Mode",
                "next.get(); => next",
                "outer.getClass().getDeclaredField(\"n\").setInt(outer, 3); => outer",
                "crc.update(3); => crc",
                "words.nextToken(); => words",
                "lines.readLine(); => lines",
                "sums.accept(3); => sums",
                "permits.acquire(); => permits",
                "latch.countDown(); => latch",
                "new Holder(a).in().add(1); => a",
                "new ArrayList<>(lists).get(0).add(1); => lists",
                "new ArrayDeque<>(List.of(a)).poll().add(1); => a",
                "{ var l = new LinkedList<>(List.of(b)); l.element().add(1); } => b",
                "new AbstractMap.SimpleEntry<>(\"k\", a).getValue().add(1); => a",
                "new java.lang.ref.WeakReference<>(a).get().add(1); => a",
                "{ var q = new PriorityQueue<List<Integer>>(Comparator.comparing(List::size)); q.add(a); q.remove().add(1); }"
                        + " => a",
                "void viaCopy(List<List<Integer>> all) { new ArrayList<>(all).getLast().add(1); } viaCopy(lists); => lists",
                "mixed.put(3); => mixed",
                "for (var c : counter) { if (c > 5) break; } => counter",
                "counter.forEachRemaining(c -> {}); => counter",
                "runs.run(); => runs",
                "cache.put(\"k\", 1); => cache",
                "BiConsumer<List<Integer>, Integer> put = List::add; put.accept(a, 5); => a",
                "List.class.getMethod(\"add\", Object.class).invoke(a, 5); => a",
                "cow.addIfAbsent(1); => cow",
                "dq.removeLastOccurrence(1); => dq",
                "ref.setRelease(b); => ref",
                "number.compareAndExchange(0, 1); => number",
                "props.load(new StringReader(\"a=1\")); => props",
            })
    void countAsChanges(String line) {
        var parts = line.split(" => ", -1);

        assertThat(changed(parts[0])).contains(parts[1]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var sorted = new ArrayList<>(a); Collections.sort(sorted);",
                "{ var out = new ArrayList<Integer>(); for (var x : a) out.add(x * 2); System.out.println(out); }",
                "{ var text = new StringBuilder(); for (int x : n) text.append(x); System.out.println(text.reverse()); }",
                "{ var copy = n.clone(); copy[0] = 9; var more = Arrays.copyOf(n, 4); more[1] = 4; }",
                "a.stream().map(x -> x + 1).collect(Collectors.toCollection(TreeSet::new)).add(3)",
                "a.stream().collect(Collectors.groupingBy(x -> x % 2, TreeMap::new, Collectors.counting()))",
                "System.out.println(a); System.out.printf(\"%s%n\", b); String.join(\",\", \"\" + a)",
                "java.util.regex.Pattern.compile(\"a\").matcher(\"\" + a).find()",
                "a.stream().map(x -> new Row(x)).toList().get(0).v()",
                "{ var copy = new ArrayList<>(a); for (var i = copy.iterator(); i.hasNext();) if (i.next() > 3) i.remove(); }",
                "{ var copy = new ArrayList<>(a); copy.subList(0, 1).clear(); }",
                "List<String> byLength(List<String> all) { var copy = new ArrayList<>(all); var by = new TreeMap<Integer,"
                        + " List<String>>(); for (String w : copy) by.computeIfAbsent(w.length(), k -> new ArrayList<>())"
                        + ".add(w); return by.get(1); } byLength(words2)",
                "int sum(List<Integer> all) { var q = new ArrayDeque<>(all); int s = 0; while (!q.isEmpty()) s += q.poll();"
                        + " return s; } sum(a)",
                "mixed.store().size() + new Holder(a).in().size() + cache.size() + counter.at + number.get()",
                "permits.availablePermits() + latch.getCount() + sums.getCount() + crc.getValue()",
            })
    void areNotSeenWhereThereAreNone(String source) {
        assertThat(changed(source)).isEmpty();
    }

    private List<String> changed(String source) {
        var sources = java.util.Arrays.copyOf(DEFINITIONS, DEFINITIONS.length + 1);
        sources[DEFINITIONS.length] = source;
        var found = analysis.analyse(Cells.of(sources));
        assertThat(found.graph().problems().stream().filter(one -> one.code().equals("compile-error")))
                .isEmpty();
        return found.graph().uses().getLast().changes();
    }
}
