package dev.slipway.kernel.protocol;

/// How much of its heap a kernel uses. Unit: bytes.
///
/// @param used by objects, garbage included
/// @param limit how far the heap may grow
public record KernelMemory(long used, long limit) {
    /// Returns what this process uses now.
    public static KernelMemory now() {
        var runtime = Runtime.getRuntime();
        return new KernelMemory(runtime.totalMemory() - runtime.freeMemory(), runtime.maxMemory());
    }
}
