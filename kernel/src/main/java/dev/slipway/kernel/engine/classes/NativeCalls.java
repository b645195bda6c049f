package dev.slipway.kernel.engine.classes;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Calls functions of the virtual machine with up to five words, by one method handle for all of them.
///
/// A JNI local reference dies when the next Java native method returns, and linking a call site or reading memory
/// calls native methods. So the one call site here is linked and warm before the first reference passes it, takes
/// plain words, and `global` makes every reference global with nothing in between. Thread-safe.
final class NativeCalls {
    private static final long WORD = ADDRESS.byteSize();
    private static final int NEW_GLOBAL_REF = 21;
    /// More than the invocations after which the runtime compiles a handle of its own for a call site.
    private static final int WARM = 300;

    @SuppressWarnings("restricted") // the kernel's command line enables native access
    private static final MethodHandle CALL = Linker.nativeLinker()
            .downcallHandle(FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));

    private NativeCalls() {}

    /// Returns the address of a function the virtual machine exports.
    @SuppressWarnings("restricted") // as above
    static MemorySegment exported(String name) {
        var home = Path.of(System.getProperty("java.home"));
        var library = Stream.of("lib/server/libjvm.so", "lib/server/libjvm.dylib", "bin/server/jvm.dll")
                .map(home::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no virtual machine in " + home));
        return SymbolLookup.libraryLookup(library, Arena.global())
                .find(name)
                .orElseThrow(() -> new IllegalStateException("the virtual machine has no " + name));
    }

    /// Returns entry `index` of the function table that `environment` points to.
    @SuppressWarnings("restricted") // as above
    static MemorySegment function(MemorySegment environment, int index) {
        return environment
                .reinterpret(WORD)
                .get(ADDRESS, 0)
                .reinterpret(WORD * (index + 1))
                .getAtIndex(ADDRESS, index);
    }

    static long call(MemorySegment function, long... words) {
        return call(function, word(words, 0), word(words, 1), word(words, 2), word(words, 3), word(words, 4));
    }

    /// Calls a JNI function that returns a local reference, and returns a global one in its place; 0 stays 0.
    static long global(MemorySegment jni, int index, long... words) {
        var function = function(jni, index);
        var keep = function(jni, NEW_GLOBAL_REF);
        long environment = jni.address();
        long a = word(words, 0);
        long b = word(words, 1);
        long c = word(words, 2);
        return call(keep, environment, call(function, environment, a, b, c, 0), 0, 0, 0);
    }

    /// Links and warms the call site; to be called once before `global`.
    static void warm(MemorySegment jni) {
        for (int i = 0; i < WARM; i++) {
            global(jni, NEW_GLOBAL_REF);
        }
    }

    private static long word(long[] words, int index) {
        return index < words.length ? words[index] : 0;
    }

    private static long call(MemorySegment function, long a, long b, long c, long d, long e) {
        try {
            return (long) CALL.invokeExact(function, a, b, c, d, e);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable thrown) {
            throw new AssertionError("native calls throw nothing", thrown);
        }
    }
}
