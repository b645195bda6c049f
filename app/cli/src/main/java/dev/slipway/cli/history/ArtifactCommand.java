package dev.slipway.cli.history;

import dev.slipway.cli.answer.Fields;
import dev.slipway.cli.answer.Figures;
import dev.slipway.cli.call.Command;
import dev.slipway.cli.call.ExitCode;
import dev.slipway.cli.call.Fault;
import dev.slipway.cli.call.Session;
import dev.slipway.engine.history.Rows.ArtifactRow;
import dev.slipway.engine.history.Rows.RunDetail;
import dev.slipway.engine.run.Artifacts;
import dev.slipway.engine.run.UnsupportedExtensionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows or exports an artifact.
@picocli.CommandLine.Command(
        name = "artifact",
        sortOptions = false,
        header = "Shows an artifact of a task, or writes it as a file that other programs read.",
        description = {
            "",
            "Without -o it prints a readable preview; a text, number or boolean as it is. The extension of FILE converts:"
                    + " .csv, .json, .txt, .parquet, .png, as far as the value allows; without an extension the natural"
                    + " format is written.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  slipway artifact latest/choose best",
            "  slipway artifact sales:latest/train/17 model -o model.json"
        })
public final class ArtifactCommand implements Command {
    @Parameters(
            index = "0",
            paramLabel = "RUN/STEP[/INDEX]",
            description = "A task: a run, a step and, where it has several tasks, a 0-based index.")
    String reference = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "The artifact, named as its variable.")
    String name = "";

    @Option(names = "-o", paramLabel = "FILE", description = "Write it to FILE.")
    @Nullable
    String out;

    @Override
    public int run(Session session) throws Exception {
        var named = RunReference.of(reference);
        if (named.step() == null) {
            throw Fault.usage(
                    "bad-reference", "This names no step: " + reference + ".", "Write RUN/STEP or RUN/STEP/INDEX.");
        }
        try (var services = session.workspace()) {
            var run = named.detail(services.history());
            var step = named.stepOf(run);
            int index = named.indexIn(step);
            var artifacts = services.artifacts();
            var artifact = artifacts.find(run.row().id(), step.name(), index, name);
            if (out != null) {
                write(session, artifacts, run, step.name(), index);
            }
            tell(session, artifacts, run, artifact, step.name(), index);
            return ExitCode.DONE;
        }
    }

    private void tell(Session session, Artifacts artifacts, RunDetail run, ArtifactRow artifact, String step, int index)
            throws IOException {
        var preview = artifacts.preview(run.row().id(), step, index, name);
        if (session.isJson()) {
            session.document(new Fields()
                    .with("run", run.row().id().value())
                    .with("step", step)
                    .with("index", index)
                    .with("name", artifact.name())
                    .with("type", artifact.type())
                    .with("bytes", artifact.bytes())
                    .with("sha256", artifact.hash().hex())
                    .with("format", artifact.format())
                    .with("extension", artifacts.extension(artifact))
                    .with("preview", preview)
                    .with("output", out));
        } else if (out != null) {
            session.say("Wrote " + out + " (" + Figures.bytes(Files.size(session(session))) + ").");
        } else {
            session.line(preview);
        }
    }

    private Path session(Session session) throws IOException {
        try {
            return session.path(String.valueOf(out));
        } catch (Fault e) {
            throw new IOException(e);
        }
    }

    /// Writes aside, then moves, so that a conversion that fails leaves no file and keeps an earlier one.
    private void write(Session session, Artifacts artifacts, RunDetail run, String step, int index)
            throws Fault, IOException {
        var to = session.path(String.valueOf(out)).toAbsolutePath();
        var folder = to.getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(to)) {
            throw Fault.usage(
                    "cannot-write",
                    Files.isDirectory(to) ? out + " is a folder." : "There is no folder " + folder + ".",
                    "Name a file in a folder that is there.");
        }
        var aside = Files.createTempFile(folder, ".slipway-", ".part");
        try {
            try (var stream = Files.newOutputStream(aside)) {
                artifacts.export(run.row().id(), step, index, name, extension(to), stream);
            } catch (UnsupportedExtensionException e) {
                throw Fault.told(ExitCode.USAGE, "unknown-format", e.getMessage());
            }
            Files.setPosixFilePermissions(aside, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
            Files.move(aside, to, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static String extension(Path file) {
        var text = String.valueOf(file.getFileName());
        int dot = text.lastIndexOf('.');
        return dot <= 0 ? "" : text.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
