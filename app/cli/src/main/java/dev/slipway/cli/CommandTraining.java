package dev.slipway.cli;

import dev.slipway.cli.call.Surroundings;
import dev.slipway.cli.call.Terminal;
import dev.slipway.kernel.client.CacheMaker;
import dev.slipway.kernel.client.TrainingProcess;
import dev.slipway.kernel.installation.StartCache;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// What goes through commands, in a process whose JVM writes down what they load.
public final class CommandTraining {
    private static final String FILE = "training.jsh";
    private static final String[] COMPILING = {
        "check " + FILE,
        "plan " + FILE,
        "run " + FILE,
        "run " + FILE,
        "exec " + FILE,
        "resume latest",
        "show latest",
        "runs"
    };
    private static final String[] SHORT = {
        "plan " + FILE,
        "run " + FILE,
        "plan " + FILE,
        "show latest",
        "show latest/sum",
        "runs",
        "runs --json",
        "plan " + FILE
    };

    static final String NOTEBOOK = """
            // %%
            //| parameters
            int count = 3;
            // %%
            //| step: numbers
            var numbers = IntStream.range(0, count).boxed().toList();
            // %%
            //| step: square
            //| foreach: number : numbers
            record Square(int of, long is) {}
            var square = new Square(number, (long) number * number);
            metric("square", square.is());
            // %%
            //| step: sum
            //| gather: square -> squares
            System.out.println(squares.size());
            long sum = squares.stream().mapToLong(each -> each.is()).sum();
            """;

    private CommandTraining() {}

    /// Makes the caches of commands like this process's unless they are there; `say` is told why that takes so long.
    static void makeCaches(Path home, Consumer<String> say) throws InterruptedException {
        if (!TrainingProcess.isThis()) {
            var classPath = TrainingProcess.classPath();
            var java = TrainingProcess.java();
            CacheMaker.makeOnce(
                    StartCache.ofCommands(classPath, java, home),
                    new TrainingProcess(CommandTraining.class, COMPILING),
                    say);
            // the flow of the notebook is kept by now, so that nothing is compiled
            CacheMaker.makeOnce(
                    StartCache.ofShortCommands(classPath, java, home),
                    new TrainingProcess(CommandTraining.class, SHORT),
                    say);
        }
    }

    /// Goes through the commands `arguments` in the working directory.
    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(FILE), NOTEBOOK);
        var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var surroundings =
                new Surroundings(Path.of("").toAbsolutePath(), System.getenv(), silent, silent, Terminal.detect());
        Signals.interrupting(Thread.currentThread());
        for (var command : arguments) {
            SlipwayMain.run(List.of(command.split(" ", -1)), surroundings);
        }
        System.exit(0);
    }
}
