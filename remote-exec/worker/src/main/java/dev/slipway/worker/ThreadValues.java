package dev.slipway.worker;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// The values of thread-locals, which a thread keeps for its life. Stateless.
final class ThreadValues {
    private static final @Nullable VarHandle OWN = field("threadLocals");
    private static final @Nullable VarHandle INHERITED = field("inheritableThreadLocals");

    /// Whether this JDK lets a thread forget them. What a task has left in one would be seen by the next.
    static final boolean CAN_BE_FORGOTTEN = OWN != null && INHERITED != null;

    private ThreadValues() {}

    /// Lets `thread`, the current one, forget all of them, as if it were new.
    static void forget(Thread thread) {
        if (OWN != null && INHERITED != null) {
            OWN.set(thread, (Object) null);
            INHERITED.set(thread, (Object) null);
        }
    }

    /// Returns the access to a field of threads; null if there is none.
    private static @Nullable VarHandle field(String name) {
        try {
            var trusted = MethodHandles.Lookup.class.getDeclaredField("IMPL_LOOKUP");
            trusted.setAccessible(true); // workers are started with java.lang.invoke open
            var map = Class.forName("java.lang.ThreadLocal$ThreadLocalMap");
            return ((MethodHandles.Lookup) trusted.get(null)).findVarHandle(Thread.class, name, map);
        } catch (ReflectiveOperationException | RuntimeException notThisJdk) {
            return null;
        }
    }
}
