package dev.slipway.bench;

/// A process that does nothing: the baseline of starting a JVM for each task.
final class Nothing {
    private Nothing() {}

    public static void main(String[] arguments) {
        System.out.println(arguments.length);
    }
}
