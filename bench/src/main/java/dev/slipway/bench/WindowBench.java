package dev.slipway.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A figure of the real window, taken in a process of its own without a display, beside the same of a bare JavaFX one.
///
/// @param name also the name of the measurement; the bare one's is `bare-` before it
/// @param unit of what the window's process prints
/// @param baseline what the bare one is
/// @param rounds how often each is taken
record WindowBench(String name, String unit, String baseline, int rounds) implements Bench {
    @Override
    public Figure measure(Product product) throws IOException, InterruptedException {
        var ours = new Samples();
        var theirs = new Samples();
        for (int round = 0; round < rounds; round++) {
            ours.add(printed(product, name));
            theirs.add(printed(product, "bare-" + name));
        }
        return new Figure(unit, ours.median(), baseline, theirs.median(), rounds);
    }

    private static double printed(Product product, String measurement) throws IOException, InterruptedException {
        var ended = product.run(command(List.of(), List.of("measure", measurement)));
        return Double.parseDouble(ended.out().lines().toList().getLast());
    }

    /// Returns the command of a window without a display.
    ///
    /// @param options of the JVM, beside those of the start script
    /// @param operands of the window's program
    static List<String> command(List<String> options, List<String> operands) {
        var command = new ArrayList<>(List.of(
                Product.jdk("java"),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-Xmn32m",
                "-XX:MetaspaceSize=128m",
                "-Dslipway.installation=" + System.getProperty("slipway.installation"),
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(options);
        command.add("dev.slipway.desktop.Launcher");
        command.addAll(operands);
        return command;
    }
}
