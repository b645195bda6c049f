package dev.slipway.bench;

import java.io.IOException;
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
        var command = List.of(
                Product.jdk("java"),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-Xmn32m",
                "-XX:MetaspaceSize=128m",
                "-Dslipway.installation=" + System.getProperty("slipway.installation"),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.slipway.desktop.Launcher",
                "measure",
                measurement);
        return Double.parseDouble(product.run(command).out().lines().toList().getLast());
    }
}
