package dev.slipway.kernel.server;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/// The interrupt signal of front ends that send one.
///
/// `sun.misc.Signal` is called by reflection: it is exported for such use, but the compiler warns of every mention.
final class Interrupts {
    private Interrupts() {}

    /// Calls `action` on each SIGINT from now on, instead of ending the process.
    static void onSignal(Runnable action) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler calls = (_, method, _) -> {
                if (method.getName().equals("handle")) {
                    action.run();
                }
                return null;
            };
            var proxy = Proxy.newProxyInstance(Interrupts.class.getClassLoader(), new Class<?>[] {handler}, calls);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("INT"), proxy);
        } catch (ReflectiveOperationException notHere) {
            // the signal is unknown on this platform or kept by the JVM: messages interrupt as well
            System.getLogger(Interrupts.class.getName()).log(System.Logger.Level.DEBUG, "no SIGINT", notHere);
        }
    }
}
