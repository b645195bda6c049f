package dev.slipway.kernel.engine.classes;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The two things only the virtual machine's tool interface can do: give loaded classes new code, and stop a thread.
///
/// Reached through the foreign function interface without an agent: one on the command line would disable AOT-linked
/// classes, and attaching one needs a flag. Thread-safe.
/// Source: JNI and JVM TI specifications of Java 25; the numbers are positions in their function tables.
public final class Jvmti {
    private static final int JVMTI_VERSION = 0x30010000;
    private static final int JNI_VERSION = 0x00150000;
    private static final int GET_ENVIRONMENT = 6;
    private static final int ADD_CAPABILITIES = 141;
    private static final int STOP_THREAD = 6;
    private static final int REDEFINE_CLASSES = 86;
    private static final int CAN_REDEFINE_CLASSES = 1 << 9;
    private static final int CAN_SIGNAL_THREAD = 1 << 10;
    private static final int FIND_CLASS = 6;
    private static final int EXCEPTION_CLEAR = 17;
    private static final int DELETE_GLOBAL_REF = 22;
    private static final int ALLOC_OBJECT = 27;
    private static final int GET_METHOD_ID = 33;
    private static final int CALL_OBJECT_METHOD_A = 36;
    private static final int GET_STATIC_METHOD_ID = 113;
    private static final int CALL_STATIC_OBJECT_METHOD_A = 116;

    private final MemorySegment machine;
    private final MemorySegment tools;

    private Jvmti(MemorySegment machine, MemorySegment tools) {
        this.machine = machine;
        this.tools = tools;
    }

    /// Opens the interface of this process.
    ///
    /// @throws IllegalStateException if the virtual machine does not offer it
    public static Jvmti open() {
        try (var arena = Arena.ofConfined()) {
            var machines = arena.allocate(ADDRESS);
            var created = NativeCalls.exported("JNI_GetCreatedJavaVMs");
            require(NativeCalls.call(
                    created, machines.address(), 1, arena.allocate(JAVA_INT).address()));
            var machine = machines.get(ADDRESS, 0);
            var tools = environment(machine, JVMTI_VERSION);
            var capabilities = arena.allocate(16, 8);
            capabilities.set(JAVA_INT, 0, CAN_REDEFINE_CLASSES | CAN_SIGNAL_THREAD);
            require(tool(tools, ADD_CAPABILITIES, capabilities.address()));
            NativeCalls.warm(environment(machine, JNI_VERSION));
            return new Jvmti(machine, tools);
        }
    }

    /// Gives classes new code.
    ///
    /// @throws IllegalStateException if the machine refuses; nothing has changed then
    public void redefine(Map<Class<?>, byte[]> classes) {
        with(List.copyOf(classes.keySet()), (arena, references) -> {
            long size = 2 * ADDRESS.byteSize() + Long.BYTES;
            var definitions = arena.allocate(size * classes.size(), Long.BYTES);
            int at = 0;
            for (var code : new LinkedHashMap<>(classes).values()) {
                var definition = definitions.asSlice(size * at, size);
                definition.set(ADDRESS, 0, MemorySegment.ofAddress(references.get(at)));
                definition.set(JAVA_INT, ADDRESS.byteSize(), code.length);
                definition.set(ADDRESS, 2 * ADDRESS.byteSize(), arena.allocateFrom(JAVA_BYTE, code));
                at++;
            }
            require(tool(tools, REDEFINE_CLASSES, classes.size(), definitions.address()));
        });
    }

    /// Makes platform threads throw `ThreadDeath` wherever they are; those that have ended are left alone.
    ///
    /// @param times how many are thrown, each as soon as the one before is
    public void stop(List<Thread> threads, int times) {
        with(threads, (arena, references) -> {
            var jni = environment(machine, JNI_VERSION);
            long type = find(arena, jni, "java/lang/ThreadDeath");
            long death = NativeCalls.global(jni, ALLOC_OBJECT, type);
            for (long thread : references) {
                for (int i = 0; i < times; i++) {
                    tool(tools, STOP_THREAD, thread, death);
                }
            }
            release(jni, List.of(type, death));
        });
    }

    /// What is done with objects as global references.
    private interface Work {
        void on(Arena arena, List<Long> references);
    }

    /// Carries objects over to the native side: the thread's context class loader is the one thing both sides can
    /// name.
    private void with(List<?> objects, Work work) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        var courier = new Courier();
        thread.setContextClassLoader(courier);
        try (var arena = Arena.ofConfined()) {
            var jni = environment(machine, JNI_VERSION);
            var references = carried(arena, jni, courier, objects);
            try {
                work.on(arena, references);
            } finally {
                release(jni, references);
            }
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static List<Long> carried(Arena arena, MemorySegment jni, Courier courier, List<?> objects) {
        long threads = find(arena, jni, "java/lang/Thread");
        long suppliers = find(arena, jni, "java/util/function/Supplier");
        long current = member(arena, jni, GET_STATIC_METHOD_ID, threads, "currentThread ()Ljava/lang/Thread;");
        var context = "getContextClassLoader ()Ljava/lang/ClassLoader;";
        long loader = member(arena, jni, GET_METHOD_ID, threads, context);
        long get = member(arena, jni, GET_METHOD_ID, suppliers, "get ()Ljava/lang/Object;");
        long thread = NativeCalls.global(jni, CALL_STATIC_OBJECT_METHOD_A, threads, current);
        long self = NativeCalls.global(jni, CALL_OBJECT_METHOD_A, thread, loader);
        var references = new ArrayList<Long>();
        for (var object : objects) {
            courier.load = object;
            references.add(NativeCalls.global(jni, CALL_OBJECT_METHOD_A, self, get));
        }
        release(jni, List.of(threads, suppliers, thread, self));
        return references;
    }

    /// Hands an object over when the native side asks for it.
    private static final class Courier extends ClassLoader implements Supplier<Object> {
        private Object load = this;

        @Override
        public Object get() {
            return load;
        }
    }

    private static long find(Arena arena, MemorySegment jni, String name) {
        return NativeCalls.global(jni, FIND_CLASS, arena.allocateFrom(name).address());
    }

    private static long member(Arena arena, MemorySegment jni, int index, long type, String nameAndShape) {
        int blank = nameAndShape.indexOf(' ');
        var name = arena.allocateFrom(nameAndShape.substring(0, blank));
        var shape = arena.allocateFrom(nameAndShape.substring(blank + 1));
        return NativeCalls.call(NativeCalls.function(jni, index), jni.address(), type, name.address(), shape.address());
    }

    private static void release(MemorySegment jni, List<Long> references) {
        NativeCalls.call(NativeCalls.function(jni, EXCEPTION_CLEAR), jni.address());
        for (long reference : references) {
            NativeCalls.call(NativeCalls.function(jni, DELETE_GLOBAL_REF), jni.address(), reference);
        }
    }

    private static MemorySegment environment(MemorySegment machine, int version) {
        try (var arena = Arena.ofConfined()) {
            var result = arena.allocate(ADDRESS);
            require(NativeCalls.call(
                    NativeCalls.function(machine, GET_ENVIRONMENT), machine.address(), result.address(), version));
            return result.get(ADDRESS, 0);
        }
    }

    private static long tool(MemorySegment tools, int index, long... words) {
        var all = new long[words.length + 1];
        all[0] = tools.address();
        System.arraycopy(words, 0, all, 1, words.length);
        return NativeCalls.call(NativeCalls.function(tools, index), all);
    }

    private static void require(long code) {
        if ((int) code != 0) {
            throw new IllegalStateException("the virtual machine answers with error " + (int) code);
        }
    }
}
