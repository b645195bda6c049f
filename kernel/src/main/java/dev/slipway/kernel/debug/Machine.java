package dev.slipway.kernel.debug;

import com.sun.jdi.ArrayReference;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.ClassNotLoadedException;
import com.sun.jdi.InvalidTypeException;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.PrimitiveValue;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.Value;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// This process as its own debugger sees it. Thread-safe.
///
/// The virtual machine listens on a loopback port until the debugger has come: that is this process itself,
/// at once, and it stays for good, since the port would be open again after it. What the debugger holds are
/// mirrors; since they are of this very process, an array that both sides know turns them into the objects
/// and back, and no code has to be run in a thread that is held up.
final class Machine {
    private static final @Nullable Object[] SLOTS = new @Nullable Object[1];
    private static final String CONNECTOR = "com.sun.jdi.SocketAttach";

    private final VirtualMachine machine;
    private final ArrayReference slots;

    private Machine(VirtualMachine machine) {
        this.machine = machine;
        var own = machine.classesByName(Machine.class.getName()).getFirst();
        slots = (ArrayReference) own.getValue(own.fieldByName("SLOTS"));
    }

    /// Connects this process with itself.
    ///
    /// @throws IOException if it was not started to be debugged, or somebody else debugs it
    static Machine attach() throws IOException {
        var address = address();
        var connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(one -> one.name().equals(CONNECTOR))
                .findFirst()
                .orElseThrow(() -> new IOException("this Java has no debugger (module jdk.jdi)"));
        try {
            return new Machine(connect(connector, address));
        } catch (IllegalConnectorArgumentsException e) {
            throw new IOException("cannot debug at port " + address, e);
        }
    }

    private static VirtualMachine connect(AttachingConnector connector, String port)
            throws IOException, IllegalConnectorArgumentsException {
        var arguments = connector.defaultArguments();
        var wanted = Map.of("hostname", "127.0.0.1", "port", port);
        for (var one : wanted.entrySet()) {
            var argument = arguments.get(one.getKey());
            if (argument != null) {
                argument.setValue(one.getValue());
            }
        }
        return connector.attach(arguments);
    }

    /// Returns the port at which the virtual machine waits for its debugger.
    private static String address() throws IOException {
        try {
            var all = everything();
            var support = Class.forName("jdk.internal.vm.VMSupport");
            var type = MethodType.methodType(Properties.class);
            var properties = (Properties)
                    all.findStatic(support, "getAgentProperties", type).invoke();
            var address = properties.getProperty("sun.jdwp.listenerAddress");
            if (address == null) {
                throw new IOException("the virtual machine was not started to be debugged");
            }
            return address.substring(address.lastIndexOf(':') + 1);
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) { // a method handle may throw anything
            throw new IOException("the virtual machine does not say where it can be debugged: " + e, e);
        }
    }

    /// Returns what may look into the JDK; the options of kernels open the way.
    private static MethodHandles.Lookup everything() throws ReflectiveOperationException {
        var field = MethodHandles.Lookup.class.getDeclaredField("IMPL_LOOKUP");
        field.setAccessible(true);
        return (MethodHandles.Lookup) field.get(null);
    }

    /// Forgets what the debugger has kept of the code of `type`, which has changed behind its back.
    void forget(ReferenceType type) {
        try {
            var kind = Class.forName("com.sun.tools.jdi.ReferenceTypeImpl");
            everything()
                    .findVirtual(kind, "noticeRedefineClass", MethodType.methodType(void.class))
                    .bindTo(type)
                    .invoke();
        } catch (Throwable e) { // a method handle may throw anything
            System.getLogger(Machine.class.getName()).log(System.Logger.Level.WARNING, "cannot read code again", e);
        }
    }

    VirtualMachine jdi() {
        return machine;
    }

    /// Returns what `values` are in this process; numbers and truth values boxed.
    List<@Nullable Object> live(List<@Nullable Value> values) {
        var all = new ArrayList<@Nullable Object>();
        for (var value : values) {
            all.add(live(value));
        }
        return all;
    }

    /// Returns what `value` is in this process.
    @Nullable
    Object live(@Nullable Value value) {
        return switch (value) {
            case ObjectReference object -> object(object);
            case PrimitiveValue number -> boxed(number);
            case null, default -> null;
        };
    }

    private static Object boxed(PrimitiveValue value) {
        return switch (value) {
            case com.sun.jdi.BooleanValue one -> one.value();
            case com.sun.jdi.ByteValue one -> one.value();
            case com.sun.jdi.CharValue one -> one.value();
            case com.sun.jdi.ShortValue one -> one.value();
            case com.sun.jdi.IntegerValue one -> one.value();
            case com.sun.jdi.LongValue one -> one.value();
            case com.sun.jdi.FloatValue one -> one.value();
            case com.sun.jdi.DoubleValue one -> one.value();
            default -> throw new AssertionError("no such primitive: " + value);
        };
    }

    private synchronized @Nullable Object object(ObjectReference mirror) {
        try {
            slots.setValue(0, mirror);
            return SLOTS[0];
        } catch (InvalidTypeException | ClassNotLoadedException e) {
            throw new IllegalStateException("no object for " + mirror, e);
        } finally {
            SLOTS[0] = null;
        }
    }

    /// Returns the mirror of an object; null for null.
    synchronized @Nullable ObjectReference mirror(@Nullable Object object) {
        SLOTS[0] = object;
        try {
            return (ObjectReference) slots.getValue(0);
        } finally {
            SLOTS[0] = null;
        }
    }

    /// Returns the mirror of a thread.
    ThreadReference mirror(Thread thread) {
        var mirror = mirror((Object) thread);
        if (mirror instanceof ThreadReference reference) {
            return reference;
        }
        throw new IllegalStateException("no mirror of " + thread);
    }

    /// Returns the value of the same type as `like` that a frame takes for `object`.
    @Nullable
    Value value(@Nullable Object object, String type) {
        return switch (object) {
            case Boolean one when type.equals("boolean") -> machine.mirrorOf(one);
            case Byte one when type.equals("byte") -> machine.mirrorOf(one);
            case Character one when type.equals("char") -> machine.mirrorOf(one);
            case Short one when type.equals("short") -> machine.mirrorOf(one);
            case Integer one when type.equals("int") -> machine.mirrorOf(one);
            case Long one when type.equals("long") -> machine.mirrorOf(one);
            case Float one when type.equals("float") -> machine.mirrorOf(one);
            case Double one when type.equals("double") -> machine.mirrorOf(one);
            case null, default -> mirror(object);
        };
    }
}
