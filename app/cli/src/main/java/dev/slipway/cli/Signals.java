package dev.slipway.cli;

import dev.slipway.cli.call.ExitCode;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Turns Ctrl-C and its like into an interrupt of one thread; a second one ends the process at once. Thread-safe.
///
/// `sun.misc.Signal` is called by reflection: it is exported for such use, but the compiler warns of every mention.
final class Signals implements AutoCloseable {
    private static final int NUMBER_OFFSET = 128;
    private static final int INT = 2;
    private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

    private final AtomicReference<@Nullable Integer> received = new AtomicReference<>();
    private final Thread thread;

    private Signals(Thread thread) {
        this.thread = thread;
    }

    /// Returns handlers in force that interrupt `thread`.
    static Signals interrupting(Thread thread) {
        var signals = new Signals(thread);
        for (var name : NAMES) {
            signals.install(name);
        }
        return signals;
    }

    private void install(String name) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler calls = (_, method, arguments) -> {
                if (method.getName().equals("handle")) {
                    receive((int) signal.getMethod("getNumber").invoke(arguments[0]));
                }
                return null;
            };
            var proxy = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handler}, calls);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException notHere) {
            // the signal is unknown on this platform or kept by the JVM: its default stays in force
            System.getLogger(Signals.class.getName()).log(System.Logger.Level.DEBUG, "no handler for " + name, notHere);
        }
    }

    private void receive(int number) {
        if (!received.compareAndSet(null, number)) {
            Runtime.getRuntime().halt(NUMBER_OFFSET + number);
        }
        thread.interrupt();
    }

    /// Returns the exit code of a command that ended with `code`: that of the signal if it was one that ended it.
    int exitCode(int code) {
        var number = received.get();
        return number == null || number == INT || code != ExitCode.INTERRUPTED ? code : NUMBER_OFFSET + number;
    }

    @Override
    public void close() {
        // the handlers hold until the process ends: a late signal must not cut the last line short
    }
}
