package dev.slipway.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.kernel.engine.CellEngine.Elements;
import dev.slipway.kernel.protocol.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterruptTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static TestKernel kernel;

    @BeforeAll
    static void start() throws IOException {
        kernel = new TestKernel();
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    @AfterEach
    void forgetAll() {
        kernel.forgetAll();
    }

    private static CompletableFuture<Outcome> begin(String source) {
        var outcome = new CompletableFuture<Outcome>();
        Thread.ofPlatform().start(() -> outcome.complete(kernel.run(1, "display(\"begun\");\n" + source)));
        long limit = System.nanoTime() + LIMIT.toNanos();
        while (kernel.outputs.isEmpty() && System.nanoTime() < limit) {
            LockSupport.parkNanos(2_000_000);
        }
        return outcome;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) {}",
                "Thread.sleep(100_000);",
                "new CountDownLatch(1).await();",
                "Pattern.compile(\"((a|aa)+)\\\\1c\").matcher(\"a\".repeat(70)).matches();",
                "while (true) { try { Thread.sleep(1); } catch (InterruptedException e) { } }",
                "synchronized (Object.class) { long n = 0; while (true) n += new byte[100].length; }",
                "var t = new Thread(() -> { while (true) {} }); t.start(); t.join();",
                "IntStream.range(0, 8).parallel().forEach(i -> { while (true) {} });",
                "try (var e = Executors.newVirtualThreadPerTaskExecutor()) { e.submit(() -> { Thread.sleep(100_000); return 1; }); }",
                "new java.net.ServerSocket(0).accept();",
                "var server = new java.net.ServerSocket(0); new Socket(\"localhost\", server.getLocalPort()).getInputStream().read();",
                "var lock = new Object(); var held = new CountDownLatch(1); Thread.ofPlatform().daemon().start(() -> { synchronized (lock) { held.countDown(); while (true) {} } }); held.await(); synchronized (lock) { }",
                "new CompletableFuture<String>().join();",
                "while (true) { try { while (true) {} } catch (Throwable t) { } }",
                "int deep(int n) { return deep(n + 1) + 1; }\nwhile (true) { try { deep(0); } catch (StackOverflowError e) { } }",
            })
    void aRunningCellEnds(String source) throws Exception {
        var outcome = begin(source);

        long start = System.nanoTime();
        kernel.interruption.ask();

        assertThat(outcome.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(new Outcome.Interrupted());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(kernel.value(2, "1 + 1")).isEqualTo("2");
    }

    /// What stops such a loop strikes several times, and must not keep the thread from saying that it has ended.
    @RepeatedTest(4)
    void codeThatCatchesEverythingEndsEachTime() throws Exception {
        var outcome = begin("while (true) { try { while (true) {} } catch (Throwable t) { } }");

        kernel.interruption.ask();

        assertThat(outcome.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(new Outcome.Interrupted());
    }

    @Test
    void whatFollowsAnInterruptDoesNotRun() throws Exception {
        var outcome = begin("try { Thread.sleep(100_000); } catch (InterruptedException e) { }\nint after = 1;");

        kernel.interruption.ask();

        assertThat(outcome.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(new Outcome.Interrupted());
        assertThat(kernel.refusal(2, "after")).containsExactly("1:1 cannot find symbol: variable after");
    }

    @Test
    void questionsAreAnsweredWhileACellRuns() throws Exception {
        kernel.value(3, "int answer = 42;");
        var outcome = begin("while (true) {}");

        assertThat(kernel.engine.complete("ans", 3).items())
                .extracting(item -> item.text())
                .contains("answer");
        assertThat(kernel.engine.variables())
                .extracting(variable -> variable.name())
                .containsExactly("answer");

        kernel.interruption.ask();
        assertThat(outcome.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(new Outcome.Interrupted());
    }

    @Test
    void anInterruptThatComesBeforeTheEngineIsNotLost() {
        var interruption = new Interruption();
        interruption.ask();

        var outcome = kernel.engine.execute(TestKernel.cell(1, "while (true) {}"), Elements.FIRST, interruption);

        assertThat(outcome).isEqualTo(new Outcome.Interrupted());
    }

    @Test
    void anInterruptOfACellThatIsOverLeavesTheNextAlone() {
        kernel.value(1, "2 + 2");
        var over = kernel.interruption;

        var next = kernel.value(2, "3 + 3");
        over.ask();

        assertThat(next).isEqualTo("6");
        assertThat(kernel.value(3, "4 + 4")).isEqualTo("8");
    }
}
