package dev.slipway.desktop.notebook;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import dev.slipway.desktop.notebook.PlainNotebook.Plain;
import dev.slipway.kernel.file.Opened;
import dev.slipway.kernel.protocol.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Random executions of cells of both notebooks. One thread at a time.
class RandomRuns extends RandomEdits {

    RandomRuns(long seed, Opened.Format format, Path folder) throws IOException {
        super(seed, format, folder);
    }

    void run() {
        var which = select();
        note("run " + which);
        bench.runs.run();
        work();
        plain.run(which.stream().map(plain.cells::get).map(Plain::id).toList());
    }

    void hear() {
        if (!plain.isRunning()) {
            return;
        }
        switch (random.nextInt(5)) {
            case 0 -> {
                var id = "d" + ++count;
                displays.put(id, id);
                show(new Output.Displayed(MimeBundle.text(id), "{}", id));
            }
            case 1 -> update();
            case 2 -> show(new Output.Printed("stderr", "e" + ++count));
            default -> show(new Output.Printed("stdout", "line " + ++count + (random.nextBoolean() ? "\n" : "")));
        }
    }

    void show(Output output) {
        note("show " + output);
        bench.kernel().show(output);
        plain.produce(output);
    }

    void update() {
        var ids = displays.keySet().stream().sorted().toList();
        if (ids.isEmpty()) {
            return;
        }
        var id = ids.get(random.nextInt(ids.size()));
        var before = displays.getOrDefault(id, "");
        var after = before + "'";
        note("update " + before);
        displays.put(id, after);
        bench.kernel().update(id, after);
        if (!plain.update("displayed " + before, "displayed " + after)) {
            plain.produce(new Output.Displayed(MimeBundle.text(after), "{}", id));
        }
    }

    void end() {
        if (!plain.isRunning()) {
            return;
        }
        switch (random.nextInt(3)) {
            case 0 -> {
                note("succeed");
                bench.kernel().succeed();
                plain.end(null, true);
            }
            case 1 -> {
                var value = MimeBundle.text("value " + ++count);
                note("give a value");
                bench.kernel().end(new Outcome.Succeeded(value, null));
                plain.end(new Output.Result(value, null, "{}"), true);
            }
            default -> {
                note("fail");
                bench.kernel().end(new Outcome.Interrupted());
                plain.end(new Output.Failed("Interrupted", "x", List.of()), false);
            }
        }
    }

    void stop() {
        if (bench.kernels.isEmpty() || random.nextBoolean()) {
            note("interrupt");
            bench.runs.interrupt();
            plain.interrupt();
            return;
        }
        plain.interrupt();
        if (random.nextBoolean()) {
            note("restart");
            bench.runs.restart();
            work();
        } else {
            note("the kernel dies");
            bench.kernel().ended.complete("It died.");
        }
        plain.end(new Output.Failed("KernelDied", "x", List.of()), false);
    }

    void clear() {
        note("clear");
        bench.notebook.clear(bench.notebook.cells());
        plain.clear();
    }
}
