package dev.slipway.cli.notebook;

import dev.slipway.cli.call.Fault;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which task of an earlier run is tried again, and how: options of `exec`.
final class PastTaskOptions {
    @Option(
            names = "--from",
            paramLabel = "RUN/STEP[/INDEX]",
            description = "Bring back what this task read, and its run's parameters; run the cells of its step only,"
                    + " as they are now.")
    @Nullable
    String from;

    @Option(names = "--as-recorded", description = "With --from: run the cells as the run recorded them.")
    boolean asRecorded;

    @Option(
            names = "--with",
            paramLabel = "NAME=JAVA",
            description = "With --from: what the step reads as NAME is the value of this Java expression, in which NAME"
                    + " is what the task had read; or, as NAME@RUN/STEP[/INDEX][/ARTIFACT], an artifact of another"
                    + " task. May be given again.")
    List<String> replacements = new ArrayList<>();

    @Option(
            names = "--expect",
            paramLabel = "JAVA",
            description = "With --from: exit with 1 if this does not hold of the step's variables afterwards. May be"
                    + " given again.")
    List<String> expectations = new ArrayList<>();

    /// @throws Fault if an option is given that needs `--from`
    void checkWhole() throws Fault {
        var alone = asRecorded
                ? "--as-recorded"
                : !replacements.isEmpty() ? "--with" : !expectations.isEmpty() ? "--expect" : null;
        if (alone != null) {
            throw Fault.usage(
                    "usage", "The option " + alone + " needs --from.", "Name a task with --from RUN/STEP/INDEX.");
        }
    }
}
