package dev.slipway.kernel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.kernel.client.SpareKernel.Order;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpareKernelTest {
    private static final Order HERE = new Order(Path.of("here"), List.of());

    private final List<Started> started = new ArrayList<>();
    private final Set<Kernel> given = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean broken;
    private final SpareKernel kernels = new SpareKernel(this::launch, waiting::add);

    /// A kernel that was started, and whether it was closed.
    private static final class Started {
        private final Order order;
        private final CompletableFuture<String> ended = new CompletableFuture<>();
        private boolean closed;
        private final Kernel kernel = (Kernel) Proxy.newProxyInstance(
                Kernel.class.getClassLoader(),
                new Class<?>[] {Kernel.class},
                (_, method, _) -> answer(method.getName()));

        private @Nullable Object answer(String call) {
            closed |= call.equals("close");
            return call.equals("ended") ? ended : null;
        }

        Started(Order order) {
            this.order = order;
        }
    }

    private Kernel launch(Order order) throws IOException {
        if (broken) {
            throw new IOException("no memory");
        }
        started.add(new Started(order));
        return started.getLast().kernel;
    }

    private void pass() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    @AfterEach
    void whatWasNotGivenOutIsClosed() {
        kernels.close();
        pass();
        for (var one : started) {
            assertThat(one.closed).isEqualTo(!given.contains(one.kernel));
        }
    }

    private Kernel start(Order order) throws Exception {
        var kernel = kernels.start(order);
        given.add(kernel);
        return kernel;
    }

    @Test
    void theNextStartGetsTheOneThatIsReady() throws Exception {
        var first = start(HERE);
        assertThat(started).hasSize(1);
        pass();
        assertThat(started).hasSize(2);

        var second = start(HERE);
        assertThat(second).isSameAs(started.get(1).kernel).isNotSameAs(first);
        pass();
        assertThat(started).hasSize(3);
    }

    @Test
    void anotherFolderOrOtherOptionsGetTheirOwn() throws Exception {
        var _ = start(HERE);
        pass();
        var other = new Order(HERE.folder(), List.of("-Xmx1g"));

        var kernel = start(other);
        assertThat(kernel).isSameAs(started.get(2).kernel);
        pass();
        assertThat(started.get(1).closed).isTrue();
        assertThat(started.getLast().order).isEqualTo(other);
    }

    @Test
    void oneThatHasEndedIsNotGivenOut() throws Exception {
        var _ = start(HERE);
        pass();
        started.get(1).ended.complete("killed");

        assertThat(start(HERE)).isSameAs(started.get(2).kernel);
    }

    @Test
    void twoStartsAtOnceMakeOneReady() throws Exception {
        var _ = start(HERE);
        var _ = start(HERE);
        pass();
        assertThat(started).hasSize(3);
    }

    @Test
    void whatCannotBeMadeReadyIsToldByTheNextStart() throws Exception {
        var _ = start(HERE);
        broken = true;
        pass();
        assertThatThrownBy(() -> start(HERE)).hasMessage("no memory");

        broken = false;
        pass();
        assertThat(start(HERE)).isNotNull();
    }

    @Test
    void noneIsMadeReadyAfterTheEnd() throws Exception {
        var _ = start(HERE);
        kernels.close();
        pass();
        assertThat(started).hasSize(1);
    }
}
