package dev.slipway.engine.local;

import dev.slipway.kernel.installation.Installation;
import dev.slipway.worker.launch.WorkerCommand;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;

/// How the workers of a run are started. Immutable.
final class WorkerSettings {
    /// One thread of arithmetic a worker: there is a worker for each core.
    static final Map<String, String> ENVIRONMENT = Map.of("OMP_NUM_THREADS", "1", "OPT_OUT_TRACKING", "true");

    private WorkerSettings() {}

    /// Returns the command of a worker.
    ///
    /// @param heapMiB most memory for its objects
    /// @param jars files of the plan's jars
    static List<String> command(Installation installation, long heapMiB, List<Path> jars) {
        var options = new ArrayList<>(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Xms32m",
                "-Xmx" + heapMiB + "m",
                "-Djava.awt.headless=true",
                "-Dai.djl.offline=true",
                "-Duser.timezone=" + TimeZone.getDefault().getID(),
                "-Dfile.encoding=" + Charset.defaultCharset().name(),
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8"));
        options.addAll(LateCompiler.OPTIONS);
        var locale = Locale.getDefault();
        options.add("-Duser.language=" + locale.getLanguage());
        options.add("-Duser.country=" + locale.getCountry());
        options.add("-Duser.script=" + locale.getScript());
        options.add("-Duser.variant=" + locale.getVariant());
        var libraries = new ArrayList<>(installation.libraries());
        libraries.addAll(jars);
        return WorkerCommand.of(installation.javaHome(), options, installation.worker(), libraries);
    }
}
