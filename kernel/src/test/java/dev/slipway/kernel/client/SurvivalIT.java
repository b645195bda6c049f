package dev.slipway.kernel.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.output.Output;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.engine.CellEngine.Elements;
import dev.slipway.kernel.installation.Installation;
import dev.slipway.kernel.protocol.KernelEvent;
import dev.slipway.kernel.protocol.KernelEvent.Finished;
import dev.slipway.kernel.protocol.KernelEvent.Produced;
import dev.slipway.kernel.protocol.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What cells may do to the process they run in: the front end is told the truth, and what can go on goes on.
class SurvivalIT {
    private static final int SECONDS = 120;

    @TempDir
    private Path folder;

    private @Nullable Kernel kernel;
    private final List<String> printed = new CopyOnWriteArrayList<>();
    private int cells;

    private void start(String... options) throws Exception {
        kernel = KernelProcess.start(Installation.locate(), folder, List.of(options));
    }

    private Kernel kernel() {
        return Objects.requireNonNull(kernel);
    }

    @AfterEach
    void stop() {
        kernel().close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            System.exit(3);                                                                     | exit code 3
            Runtime.getRuntime().halt(4);                                                       | exit code 4
            new Thread(() -> System.exit(5)).start(); Thread.sleep(60_000);                     | exit code 5
            new ProcessBuilder("kill", "-9", "" + ProcessHandle.current().pid()).start(); while (true) {} | signal 9
            var f = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe"); f.setAccessible(true); ((sun.misc.Unsafe) f.get(null)).putAddress(0, 1); | crashed in native code""")
    void aCellThatEndsItsProcessIsToldSo(String source, String reason) throws Exception {
        start();

        var outcome = run(source);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Died.class,
                        died -> assertThat(died.reason()).contains(reason).contains("variables are lost"));
        assertThat(kernel().ended().get(5, TimeUnit.SECONDS)).contains(reason);
    }

    @Test
    void cellsThatUseUpTheMemoryLoseNoVariables() throws Exception {
        start("-Xmx100m");
        value("int kept = 7;");
        // large pieces leave as much as a piece, small ones nothing, also to the threads that send what is printed
        var fillings = List.of(
                "hoard.add(new long[1_000_000]);",
                "hoard.add(new long[1_000]);",
                "hoard.add(new long[1_000]); System.out.println(\"x\".repeat(1000));");
        for (var filling : fillings) {
            var outcome = run("var hoard = new ArrayList<long[]>();\nwhile (true) { " + filling + " }");

            assertThat(threw(outcome).type()).as(filling).isEqualTo("java.lang.OutOfMemoryError");
            assertThat(value("kept + 1")).as(filling).isEqualTo("8");
            assertThat(value("hoard.size() > 5")).as(filling).isEqualTo("true");
            assertThat(value("hoard = null; new long[2_000_000].length"))
                    .as(filling)
                    .isEqualTo("2000000");
        }
    }

    @Test
    void aCellThatUsesUpTheStackLosesNoVariables() throws Exception {
        start();
        value("int kept = 7;");

        var outcome = run("int f(int n) { return f(n + 1) + 1; }\nf(0)");

        assertThat(threw(outcome).type()).isEqualTo("java.lang.StackOverflowError");
        assertThat(run("int deep = " + "(".repeat(9_000) + "1" + ")".repeat(9_000) + ";"))
                .isInstanceOf(Outcome.Rejected.class);
        assertThat(value("new StringBuilder()" + ".append(1)".repeat(2_900) + ".length()"))
                .isEqualTo("2900");
        assertThat(value("kept")).isEqualTo("7");
    }

    @Test
    void whatThreadsDoAfterTheirCellHasEndedHarmsNoOther() throws Exception {
        start();
        value("""
                var gate = new CountDownLatch(1);
                var late = new Thread(() -> {
                    try { gate.await(); } catch (InterruptedException e) { }
                    System.out.println("late words");
                    throw new IllegalStateException("late end");
                });
                late.start();""");

        value("gate.countDown(); late.join();");

        assertThat(value("1 + 1")).isEqualTo("2");
        assertThat(String.join("", printed)).contains("late words").contains("late end");
    }

    private static final List<String> MISCHIEF = List.of(
            "System.out.close();",
            "System.setOut(new PrintStream(OutputStream.nullOutputStream()));",
            "System.setOut(null);",
            "System.in.close();",
            "Thread.currentThread().setUncaughtExceptionHandler((t, e) -> System.exit(1));",
            "Thread.setDefaultUncaughtExceptionHandler((t, e) -> System.exit(1));",
            "Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) {} }));",
            "Locale.setDefault(Locale.of(\"tr\")); TimeZone.setDefault(TimeZone.getTimeZone(\"Asia/Kathmandu\"));",
            "Thread.currentThread().interrupt();",
            "Thread.currentThread().setContextClassLoader(null);",
            "System.getProperties().clear();");

    @Test
    void whatACellDoesToTheProcessLeavesTheNextCellWorking() throws Exception {
        start();

        for (var mischief : MISCHIEF) {
            run(mischief);

            assertThat(value("System.out.println(\"heard\"); 1 + 1"))
                    .as(mischief)
                    .isEqualTo("2");
            assertThat(String.join("", printed)).as(mischief).contains("heard");
            printed.clear();
        }
    }

    @Test
    void threadsThatTheSystemRefusesEndTheCellOnly() throws Exception {
        // such stacks use up the address space long before the threads use up the machine
        start();

        var outcome = run("""
                Runnable idle = () -> { try { Thread.sleep(600_000); } catch (InterruptedException e) { } };
                for (int i = 0; i < 200_000; i++) {
                    new Thread(null, idle, "idle", 1L << 36).start();
                }""");

        assertThat(threw(outcome).type()).isEqualTo("java.lang.OutOfMemoryError");
        assertThat(value("1 + 1")).isEqualTo("2");
    }

    private static Outcome.Threw threw(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Threw.class);
        return (Outcome.Threw) outcome;
    }

    private String value(String source) throws Exception {
        var outcome = run(source);
        assertThat(outcome).as(source).isInstanceOf(Outcome.Succeeded.class);
        var value = ((Outcome.Succeeded) outcome).value();
        return value == null ? "" : Objects.requireNonNull(value).text();
    }

    private Outcome run(String source) throws Exception {
        var ended = new CompletableFuture<Outcome>();
        var cell = new SourceCell(new CellId("c" + ++cells), cells - 1, CellKind.CODE, source, List.of());
        Consumer<KernelEvent> listener = event -> {
            switch (event) {
                case Produced(var _, Output.Printed text) -> printed.add(text.text());
                case Finished finished -> ended.complete(finished.outcome());
                default -> {}
            }
        };
        kernel().execute(cell, Elements.FIRST, listener);
        return ended.get(SECONDS, TimeUnit.SECONDS);
    }
}
