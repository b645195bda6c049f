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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What goes through the commands that compile a notebook, in a process whose JVM writes down what they load.
public final class CommandTraining {
    private static final String FILE = "training.jsh";

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

    /// Makes the cache of commands like this process's unless it is there; `say` is told why that takes so long.
    static void makeCache(Path home, Consumer<String> say) throws InterruptedException {
        if (!TrainingProcess.isThis()) {
            var cache = StartCache.ofCommands(TrainingProcess.classPath(), TrainingProcess.java(), home);
            CacheMaker.makeOnce(cache, new TrainingProcess(CommandTraining.class), say);
        }
    }

    /// Goes through the commands in the working directory.
    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(FILE), NOTEBOOK);
        var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var surroundings =
                new Surroundings(Path.of("").toAbsolutePath(), System.getenv(), silent, silent, Terminal.detect());
        Signals.interrupting(Thread.currentThread());
        for (var command : List.of("check", "plan", "run", "run", "exec", "resume latest", "show latest", "runs")) {
            var words = new ArrayList<>(List.of(command.split(" ", -1)));
            if (words.size() == 1 && !command.equals("runs")) {
                words.add(FILE);
            }
            SlipwayMain.run(words, surroundings);
        }
        System.exit(0);
    }
}
