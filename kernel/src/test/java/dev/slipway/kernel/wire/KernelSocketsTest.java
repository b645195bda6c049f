package dev.slipway.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KernelSocketsTest {
    @Test
    void waitsForAPortThatWasLentToSomeoneElse() throws Exception {
        try (var taken = taken()) {
            var release = CompletableFuture.runAsync(
                    () -> close(taken), CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));

            var sockets = KernelSockets.bind(wanted(taken.getLocalPort()));

            try {
                assertThat(taken.isClosed()).isTrue();
                assertThat(sockets.connection().ports().control()).isEqualTo(taken.getLocalPort());
                release.join();
            } finally {
                sockets.close();
            }
        }
    }

    @Test
    void saysWhichPortStaysTaken() throws Exception {
        try (var taken = taken()) {
            assertThatThrownBy(() -> KernelSockets.bind(wanted(taken.getLocalPort()), Duration.ofMillis(200)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot listen on 127.0.0.1:" + taken.getLocalPort())
                    .hasMessageContaining("start the kernel again");
        }
    }

    @Test
    void goOnAfterACellHasUsedUpTheMemory() throws Exception {
        var tries = new AtomicInteger();
        var done = new CountDownLatch(1);
        var sockets = KernelSockets.bind(wanted(0));
        sockets.start((_, _) -> {});

        sockets.afterWhatArrived(() -> {
            if (tries.incrementAndGet() == 1) {
                throw new OutOfMemoryError("as the heap says");
            }
        });
        sockets.afterWhatArrived(done::countDown);

        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(tries).hasValue(2);
        sockets.close();
    }

    private static ServerSocket taken() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Connection wanted(int control) {
        return new Connection("127.0.0.1", new Connection.Ports(0, control, 0, 0, 0), "hmac-sha256", "");
    }
}
