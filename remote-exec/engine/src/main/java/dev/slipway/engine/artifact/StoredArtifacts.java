package dev.slipway.engine.artifact;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.run.RunId;
import dev.slipway.engine.history.NoSuchRunException;
import dev.slipway.engine.history.NoSuchRunException.What;
import dev.slipway.engine.history.Rows.ArtifactRow;
import dev.slipway.engine.history.Rows.TaskDetail;
import dev.slipway.engine.history.RunHistory;
import dev.slipway.engine.run.Artifacts;
import dev.slipway.engine.run.UnsupportedExtensionException;
import dev.slipway.engine.store.Store;
import dev.slipway.kernel.directive.Nearest;
import dev.slipway.kernel.protocol.Restorable;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The artifacts in a workspace's store. Thread-safe.
public final class StoredArtifacts implements Artifacts {
    private static final int LONGEST_PREVIEW = 200;
    private static final int SURELY_PREVIEWED = 150;

    /// Types whose preview is the whole value. Others are not read for it: they may be larger than the memory.
    private static final Set<String> TEXTS =
            Set.of("String", "StringBuilder", "StringBuffer", "BigInteger", "BigDecimal");

    private final Store store;
    private final RunHistory history;
    private final LibraryCodecs codecs;

    /// @param codecs read what is stored
    public StoredArtifacts(Store store, RunHistory history, LibraryCodecs codecs) {
        this.store = store;
        this.history = history;
        this.codecs = codecs;
    }

    @Override
    public ArtifactRow find(RunId run, String step, int index, String name) throws IOException {
        var kept = task(run, step, index).artifacts();
        for (var artifact : kept) {
            if (artifact.name().equals(name)) {
                return artifact;
            }
        }
        var names = kept.stream().map(ArtifactRow::name).toList();
        throw new NoSuchRunException(
                What.ARTIFACT,
                "The task " + step + "/" + index + " of " + run + " kept no `" + name + "`. "
                        + (names.isEmpty()
                                ? "It kept nothing."
                                : Nearest.of(name, names)
                                        .map(near -> "Did you mean `" + near + "`?")
                                        .orElse("It kept " + String.join(", ", names) + ".")));
    }

    private TaskDetail task(RunId run, String step, int index) throws IOException {
        var found = history.task(run, step, index);
        if (found.isPresent()) {
            return found.get();
        }
        var detail = history.run(run)
                .orElseThrow(() -> new NoSuchRunException(
                        "There is no run " + run + " in this workspace. `slipway runs` lists those there are."));
        var steps = detail.steps().stream().map(row -> row.name()).toList();
        if (!steps.contains(step)) {
            throw new NoSuchRunException(
                    What.STEP,
                    "The run " + run + " has no step `" + step + "`. "
                            + Nearest.of(step, steps)
                                    .map(near -> "Did you mean `" + near + "`?")
                                    .orElse("It has " + String.join(", ", steps) + "."));
        }
        var total = history.tasks(run, step, 0, 1).total();
        throw new NoSuchRunException(
                What.TASK,
                "The step " + step + " of " + run + " has no task " + index + ". "
                        + (total == 0
                                ? "It was not reached: `slipway show " + run + "` says why."
                                : "It has " + total + ", numbered 0 to " + (total - 1) + "."));
    }

    @Override
    public String preview(RunId run, String step, int index, String name) throws IOException {
        var artifact = find(run, step, index, name);
        var preview = artifact.preview();
        boolean isText = TEXTS.contains(artifact.type());
        if (!isText || preview.length() < LONGEST_PREVIEW || !preview.endsWith("…")) {
            return preview;
        }
        var text = new ByteArrayOutputStream();
        try {
            export(artifact, "txt", text);
        } catch (UnsupportedExtensionException e) {
            return preview; // no text
        }
        var full = text.toString(StandardCharsets.UTF_8);
        return full.startsWith(preview.substring(0, SURELY_PREVIEWED)) ? full : preview;
    }

    @Override
    public void export(RunId run, String step, int index, String name, String extension, OutputStream out)
            throws IOException {
        export(find(run, step, index, name), extension, out);
    }

    private void export(ArtifactRow artifact, String extension, OutputStream out) throws IOException {
        var codec = codecs.of(artifact.format());
        var wanted = extension.isEmpty() ? codec.extension() : extension.toLowerCase(Locale.ROOT);
        var counted = new Counted(out);
        try (var encoded = open(artifact.hash(), artifact.name())) {
            codec.export(encoded, wanted, counted);
            counted.flush();
        } catch (NoSuchFileException e) {
            throw gone(artifact.name(), e);
        } catch (IOException e) {
            if (counted.isUntouched() && !wanted.equals(codec.extension())) {
                throw new UnsupportedExtensionException(
                        "`" + artifact.name() + "` cannot be written as ." + wanted + ". " + sentence(e));
            }
            throw e;
        }
    }

    private static String sentence(IOException problem) {
        var clause = String.valueOf(problem.getMessage());
        return Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".";
    }

    private InputStream open(ContentHash hash, String name) throws IOException {
        try {
            return store.open(hash);
        } catch (NoSuchFileException e) {
            throw gone(name, e);
        }
    }

    static IOException gone(String name, IOException cause) {
        return new IOException(
                "The stored value of `" + name + "` is gone from the store. Run its step again: `slipway resume`.",
                cause);
    }

    @Override
    public String extension(ArtifactRow artifact) throws IOException {
        return codecs.of(artifact.format()).extension();
    }

    @Override
    public Optional<String> shown(ArtifactRow artifact) throws IOException {
        try (var encoded = open(artifact.hash(), artifact.name())) {
            return codecs.text(artifact.format(), encoded);
        }
    }

    @Override
    public List<Restorable> inputs(RunId run, String step, int index, Path folder) throws IOException {
        return inputs(run, step, index, folder, Set.of());
    }

    @Override
    public List<Restorable> inputs(RunId run, String step, int index, Path folder, Set<String> dispensable)
            throws IOException {
        task(run, step, index); // says what is missing
        return new TaskInputs(store, codecs, history.code(run).plan(), run, folder, dispensable).of(step, index);
    }

    @Override
    public Restorable stored(RunId run, String step, int index, String name, Path folder) throws IOException {
        var artifact = find(run, step, index, name);
        var file = Files.createDirectories(folder).resolve(name + ".stored");
        try (var in = open(artifact.hash(), name)) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return new Restorable(name, artifact.type(), artifact.format(), List.of(file), false);
    }

    /// Knows whether anything was written.
    private static final class Counted extends FilterOutputStream {
        private boolean untouched = true;

        Counted(OutputStream out) {
            super(out);
        }

        boolean isUntouched() {
            return untouched;
        }

        @Override
        public void write(int value) throws IOException {
            untouched = false;
            out.write(value);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            untouched = false;
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush(); // the stream is the caller's
        }
    }
}
