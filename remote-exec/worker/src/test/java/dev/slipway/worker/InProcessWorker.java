package dev.slipway.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.worker.protocol.Report;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A worker in this process, over pipes.
@Timeout(60)
abstract class InProcessWorker {
    final LinkedBlockingQueue<Integer> exits = new LinkedBlockingQueue<>();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    @TempDir
    Path folder;

    OutputStream requests;
    Conversation worker;

    @BeforeEach
    void start() throws IOException {
        var down = Pipe.open();
        var up = Pipe.open();
        requests = Channels.newOutputStream(down.sink());
        var received = new DataInputStream(Channels.newInputStream(down.source()));
        var reports = Channels.newInputStream(up.source());
        var reporter =
                new Reporter(new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(up.sink()))));
        var output = new TaskOutput(reporter::printed);
        System.setOut(output.out());
        System.setErr(output.err());
        var environment = Map.of("SLIPWAY_SECRET_KEY", "open sesame");
        var served = new Worker(reporter, output, UserClasses.over(codecs()), environment);
        var loop = new RequestLoop(received, served, exits::add);
        Thread.ofPlatform().daemon().start(() -> {
            try {
                loop.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        worker = new Conversation(
                new DataOutputStream(requests), new DataInputStream(new BufferedInputStream(reports)), folder);
        assertThat(worker.next()).isInstanceOf(Report.Hello.class);
    }

    @AfterEach
    void stop() throws IOException {
        System.setOut(out);
        System.setErr(err);
        requests.close();
    }

    void load(TestStep step) throws IOException {
        assertThat(worker.load(step.build())).isInstanceOf(Report.Loaded.class);
    }

    static Report.Failed failed(Report report) {
        assertThat(report).isInstanceOf(Report.Failed.class);
        return (Report.Failed) report;
    }

    static List<Path> codecs() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("codecs"))
                .map(Path::of)
                .toList();
    }
}
