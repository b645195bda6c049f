package dev.slipway.kernel.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.kernel.client.DebuggingFrontEnd.Said;
import dev.slipway.kernel.file.json.JsonWriter;
import dev.slipway.kernel.protocol.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a debugger shows of values, evaluates and changes, over the wire: one kernel for all.
class DebuggerValuesIT {
    @TempDir
    private static Path folder;

    private static DebuggingFrontEnd front;

    @BeforeAll
    static void start() throws Exception {
        front = new DebuggingFrontEnd(folder);
    }

    @AfterAll
    static void stop() {
        front.close();
    }

    @BeforeEach
    void attach() throws Exception {
        front.attach();
    }

    @AfterEach
    void detach() throws Exception {
        front.ask("disconnect", "");
    }

    @Test
    void evaluatesJavaWithTheLocalsAndTheSessionInSight() throws Exception {
        front.run(front.cell("int base = 100;\nint plus(int a, int b) { return a + b; }\nrecord Item(String name) {}"));
        var cell = front.cell("""
                void go(int n, List<Integer> all) {
                    var item = new Item("x");
                    String text = item.name() + n;
                    System.out.println(text);
                }
                go(3, new ArrayList<>(List.of(1, 2)));""");
        front.breakpoints(cell, 4);
        var run = front.execute(cell);
        var frame = frame(front.event("stopped"));

        assertThat(evaluated("n", frame)).isEqualTo("3");
        assertThat(evaluated("plus(n, base) * 2", frame)).isEqualTo("206");
        assertThat(evaluated("all.get(1) + all.stream().mapToInt(i -> i).sum()", frame))
                .isEqualTo("5");
        assertThat(evaluated("item.name().equals(\"x\") && text.length() == 2", frame))
                .isEqualTo("true");
        assertThat(evaluated("item", frame)).isEqualTo("Item[name=\"x\"]");
        assertThat(evaluated("all.add(7)", frame)).isEqualTo("true");
        assertThat(evaluated("all", frame)).isEqualTo("ArrayList (3) [1, 2, 7]");
        assertThat(evaluated("System.out.print(\"\")", frame)).isEqualTo("null");
        assertThat(refused("nothing + 1", frame)).isEqualTo("There is no variable nothing here.");
        assertThat(refused("n +", frame)).startsWith("It does not compile: ");
        assertThat(refused("all.get(99)", frame)).startsWith("It threw java.lang.IndexOutOfBoundsException");
        assertThat(refused("((Supplier<Object>) () -> { while (true) {} }).get()", frame))
                .contains("takes too long");
        front.ask("continue", "\"threadId\":1");
        assertThat(run.get(20, TimeUnit.SECONDS)).isInstanceOf(Outcome.Succeeded.class);
        assertThat(evaluated("base + 1", "0")).isEqualTo("101");
    }

    @Test
    void whatAnExpressionAssignsIsThereWhenTheCellGoesOn() throws Exception {
        var cell = front.cell("""
                class Counter {
                    private int count = 1;
                    int next(int by) {
                        int sum = count + by;
                        return sum;
                    }
                }
                int given = new Counter().next(5);""");
        front.breakpoints(cell, 5);
        var run = front.execute(cell);
        var frame = frame(front.event("stopped"));

        assertThat(evaluated("sum = 40", frame)).isEqualTo("40");
        assertThat(evaluated("sum++", frame)).isEqualTo("40");
        assertThat(evaluated("sum + by + count + this.count", frame)).isEqualTo("48");
        assertThat(evaluated("count = 9", frame)).isEqualTo("9");
        assertThat(evaluated("this", frame)).isEqualTo("Counter[count=9]");
        var scopes = front.ask("scopes", "\"frameId\":" + frame);
        var set = front.ask(
                "setVariable",
                "\"variablesReference\":" + scopes.at("body", "scopes", 0, "variablesReference")
                        + ",\"name\":\"sum\",\"value\":\"sum + 1\"");
        assertThat(set.at("body", "value")).isEqualTo("42");
        front.ask("continue", "\"threadId\":1");
        run.get(20, TimeUnit.SECONDS);

        assertThat(evaluated("given", "0")).isEqualTo("42");
    }

    @Test
    void aConditionDecidesAndOneThatCannotBeToldSaysWhy() throws Exception {
        var cell = front.cell("for (int i = 0; i < 100; i++) {\n    int twice = 2 * i;\n    Objects.hash(twice);\n}");
        front.set(cell, "{\"line\":3,\"condition\":\"twice == 84\"}");
        var run = front.execute(cell);
        assertThat(evaluated("i", frame(front.event("stopped")))).isEqualTo("42");
        front.ask("continue", "\"threadId\":1");
        assertThat(run.get(20, TimeUnit.SECONDS)).isInstanceOf(Outcome.Succeeded.class);

        for (var wrong : List.of("nowhere > 1", "1 / (i - i) == 0", "i")) {
            front.set(cell, "{\"line\":3,\"condition\":\"" + wrong + "\"}");
            run = front.execute(cell);
            var stopped = front.event("stopped");
            assertThat(stopped.at("body", "text")).startsWith("The condition " + wrong + " cannot be told. ");
            front.ask("disconnect", "");
            assertThat(run.get(20, TimeUnit.SECONDS)).isInstanceOf(Outcome.Succeeded.class);
            front.attach();
        }
    }

    @Test
    void valuesHaveTheirPartsSomeAtATime() throws Exception {
        var cell = front.cell("""
                void show() {
                    int[] many = IntStream.range(0, 5_000).toArray();
                    var map = new TreeMap<String, List<Integer>>(Map.of("a", List.of(1)));
                    String longer = "x".repeat(30_000);
                    Runnable none = () -> {};
                    none.run();
                }
                show();""");
        front.breakpoints(cell, 6);
        var run = front.execute(cell);
        var frame = frame(front.event("stopped"));
        var scopes = front.ask("scopes", "\"frameId\":" + frame);
        var locals = front.ask(
                "variables", "\"variablesReference\":" + scopes.at("body", "scopes", 0, "variablesReference"));

        assertThat(locals.all("variables", "name")).containsExactly("many", "map", "longer", "none");
        assertThat(locals.at("body", "variables", 0, "indexedVariables")).isEqualTo("5000");
        var some = front.ask(
                "variables",
                "\"start\":4998,\"count\":5,\"variablesReference\":"
                        + locals.at("body", "variables", 0, "variablesReference"));
        assertThat(some.all("variables", "name")).containsExactly("[4998]", "[4999]");
        assertThat(some.all("variables", "value")).containsExactly("4998", "4999");
        var all = front.ask(
                "variables", "\"variablesReference\":" + locals.at("body", "variables", 0, "variablesReference"));
        assertThat(all.all("variables", "value")).hasSize(1_001).endsWith("4000 more are not shown");
        var entries = front.ask(
                "variables", "\"variablesReference\":" + locals.at("body", "variables", 1, "variablesReference"));
        assertThat(entries.all("variables", "name")).containsExactly("\"a\"");
        assertThat(locals.at("body", "variables", 2, "value")).endsWith("(30000 characters in all)");
        assertThat(locals.at("body", "variables", 3, "value")).isEqualTo("lambda");
        front.ask("continue", "\"threadId\":1");
        run.get(20, TimeUnit.SECONDS);
        assertThat(front.ask("variables", "\"variablesReference\":1").at("success"))
                .isEqualTo("false");
    }

    @Test
    void answersWhatJupyterLabAsks() throws Exception {
        var text = "int half(int n) {\n    return n / 2;\n}\nhalf(84)";
        var info = front.ask("debugInfo", "");
        assertThat(info.at("body", "hashMethod")).isEqualTo("Murmur2");
        var dumped = front.ask("dumpCell", "\"code\":" + JsonWriter.quote(text));
        var path = dumped.at("body", "sourcePath");
        assertThat(path).startsWith(info.at("body", "tmpFilePrefix")).endsWith(info.at("body", "tmpFileSuffix"));
        var set = front.ask(
                "setBreakpoints",
                "\"source\":{\"path\":" + JsonWriter.quote(path)
                        + "},\"breakpoints\":[{\"line\":2}],\"sourceModified\":false");
        assertThat(set.at("body", "breakpoints", 0, "verified")).isEqualTo("true");
        assertThat(set.at("body", "breakpoints", 0, "line")).isEqualTo("2");
        assertThat(front.ask("debugInfo", "").at("body", "breakpoints", 0, "source"))
                .isEqualTo(path);

        var run = front.execute(front.cell(text));
        var stopped = front.event("stopped");

        assertThat(front.ask("debugInfo", "").at("body", "stoppedThreads")).isEqualTo("[1]");
        var frames = front.ask("stackTrace", "\"threadId\":1");
        assertThat(frames.at("body", "stackFrames", 0, "source", "path")).isEqualTo(path);
        assertThat(front.ask("source", "\"source\":{\"path\":" + JsonWriter.quote(path) + "}")
                        .at("body", "content"))
                .isEqualTo(text);
        var rich = front.ask("richInspectVariables", "\"variableName\":\"n\",\"frameId\":" + frame(stopped));
        assertThat(rich.at("body", "data", "text/plain")).isEqualTo("84");
        front.ask("continue", "\"threadId\":1");
        assertThat(DebuggingFrontEnd.shown(run.get(20, TimeUnit.SECONDS))).isEqualTo("42");
        front.run(front.cell("int later = 5;"));
        assertThat(front.ask("inspectVariables", "").all("variables", "name")).contains("later");
        assertThat(front.ask("variables", "\"variablesReference\":0").at("body", "variables"))
                .isEqualTo("[]");
        assertThat(front.ask("modules", "").at("body", "modules")).isEqualTo("[]");
    }

    private static String frame(Said stopped) throws Exception {
        var frames = front.ask("stackTrace", "\"threadId\":" + stopped.at("body", "threadId"));
        return frames.at("body", "stackFrames", 0, "id");
    }

    private static Said evaluate(String expression, String frame) throws Exception {
        return front.ask("evaluate", "\"expression\":" + JsonWriter.quote(expression) + ",\"frameId\":" + frame);
    }

    private static String evaluated(String expression, String frame) throws Exception {
        var said = evaluate(expression, frame);
        assertThat(said.at("success")).as(said.text()).isEqualTo("true");
        return said.at("body", "result");
    }

    private static String refused(String expression, String frame) throws Exception {
        var said = evaluate(expression, frame);
        assertThat(said.at("success")).as(said.text()).isEqualTo("false");
        return said.at("message");
    }
}
