package dev.slipway.cli;

import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Fault;
import dev.slipway.engine.deploy.DeployedMeanwhileException;
import dev.slipway.engine.deploy.DeploymentException;
import dev.slipway.engine.flow.FlowCompiler.BadParameterException;
import dev.slipway.engine.history.NoSuchRunException;
import dev.slipway.engine.store.StoreException;
import dev.slipway.kernel.client.KernelDied;
import dev.slipway.kernel.connection.ConnectionException;
import dev.slipway.kernel.file.SaveRefusedException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/// Says what an exception means for the person and the exit code.
final class Faults {
    private static final String DEBUG = "Run the command again with --debug and report what it shows.";

    private Faults() {}

    static Fault of(Throwable problem) {
        return switch (problem) {
            case Fault fault -> fault;
            case UncheckedIOException wrapped ->
                wrapped.getCause() == null ? of(new IOException(wrapped)) : of(wrapped.getCause());
            case SaveRefusedException refused -> saving(refused);
            case NoSuchRunException none ->
                Fault.told(ExitCode.USAGE, "no-such-" + none.what().name().toLowerCase(Locale.ROOT), none.getMessage());
            case DeployedMeanwhileException first ->
                Fault.told(ExitCode.USAGE, "deployed-meanwhile", first.getMessage());
            case DeploymentException none -> Fault.told(ExitCode.USAGE, "no-such-version", none.getMessage());
            case BadParameterException wrong -> Fault.usage("bad-parameter", wrong.said(), wrong.hint());
            case ConnectionException wrong
            when wrong.code().equals("no-driver") -> Fault.world(wrong.code(), wrong.said(), wrong.hint());
            case ConnectionException wrong -> Fault.usage(wrong.code(), wrong.said(), wrong.hint());
            case StoreException broken -> Fault.told(ExitCode.WORLD, "store", broken.getMessage());
            case KernelDied died -> Fault.told(ExitCode.WORLD, "kernel-died", died.getMessage());
            case NoSuchFileException gone ->
                Fault.usage("no-such-file", "There is no file " + gone.getFile() + ".", "Check the path.");
            case FileNotFoundException gone -> Fault.told(ExitCode.USAGE, "no-such-file", gone.getMessage());
            case AccessDeniedException denied ->
                Fault.world("access-denied", "No permission for " + denied.getFile() + ".", "Change its permissions.");
            case FileSystemException system -> Fault.world("file-system", fileSystem(system), "");
            case IOException failed -> Fault.told(ExitCode.WORLD, "failed", failed.getMessage());
            case OutOfMemoryError _ ->
                Fault.world(
                        "out-of-memory", "Slipway ran out of memory.", "Close other programs, or use smaller files.");
            default -> Fault.world("internal", "Slipway itself failed: " + problem + ".", DEBUG);
        };
    }

    private static String fileSystem(FileSystemException problem) {
        var reason = problem.getReason();
        return problem.getFile() + ": " + (reason == null ? problem.getClass().getSimpleName() : reason) + ".";
    }

    private static Fault saving(SaveRefusedException refused) {
        var text = String.valueOf(refused.getMessage());
        var message = Character.toUpperCase(text.charAt(0)) + text.substring(1);
        return switch (refused.reason()) {
            case EXISTS, NO_FOLDER -> Fault.usage("cannot-write", message, refused.hint());
            case CHANGED_ON_DISK -> Fault.world("changed-on-disk", message, refused.hint());
            case READ_ONLY, NO_SPACE, UNENCODABLE -> Fault.world("cannot-write", message, refused.hint());
        };
    }
}
