package dev.slipway.worker;

import dev.slipway.worker.launch.WorkerCommand;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Entry of a worker process; `WorkerCommand` makes its command line.
public final class WorkerMain {
    private static final int BUFFER_BYTES = 1 << 16;

    private WorkerMain() {}

    /// @param args `--private-pipes` if the frames travel on descriptors 3 and 4, and the class path of user code
    public static void main(String[] args) throws IOException {
        var arguments = List.of(args);
        boolean pipes = arguments.contains(WorkerCommand.PRIVATE_PIPES);
        var libraries = arguments.getLast().equals(WorkerCommand.PRIVATE_PIPES) ? "" : arguments.getLast();
        var in = new DataInputStream(new BufferedInputStream(input(pipes), BUFFER_BYTES));
        var out = new DataOutputStream(new BufferedOutputStream(output(pipes), BUFFER_BYTES));
        System.setIn(InputStream.nullInputStream());
        var reporter = new Reporter(out);
        var output = new TaskOutput(reporter::printed);
        System.setOut(output.out());
        System.setErr(output.err());
        // a cell that calls System.exit takes along what it has printed
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("last output").unstarted(output::flush));
        var worker = new Worker(reporter, output, UserClasses.over(paths(libraries)), System.getenv());
        var ending = new RequestLoop(in, worker, code -> Runtime.getRuntime().halt(code));
        ending.run();
    }

    private static InputStream input(boolean pipes) throws IOException {
        return pipes ? new FileInputStream("/dev/fd/3") : new FileInputStream(FileDescriptor.in);
    }

    private static OutputStream output(boolean pipes) throws IOException {
        return pipes ? new FileOutputStream("/dev/fd/4") : new FileOutputStream(FileDescriptor.out);
    }

    private static List<Path> paths(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator))
                .filter(part -> !part.isEmpty())
                .map(Path::of)
                .toList();
    }
}
