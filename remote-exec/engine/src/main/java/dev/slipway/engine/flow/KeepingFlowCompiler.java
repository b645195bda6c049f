package dev.slipway.engine.flow;

import static java.lang.System.Logger.Level.DEBUG;

import dev.slipway.api.document.CellKind;
import dev.slipway.api.document.Document;
import dev.slipway.api.run.ContentHash;
import dev.slipway.kernel.file.DisabledCells;
import dev.slipway.kernel.file.SourceCells;
import dev.slipway.kernel.installation.FileState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps what notebooks were compiled to in a folder, so that the next process need not compile one that has not
/// changed. A kept flow is named by the hash of all it follows from: cells, the program and the libraries. Thread-safe.
///
/// Notebooks with magics or dependencies are compiled each time: what those mean stands elsewhere too.
public final class KeepingFlowCompiler implements FlowCompiler {
    private static final String FORM = "1";
    private static final String END = ".flow";
    private static final String KNOWN = ".known";
    private static final int MOST_KEPT = 200;

    private final FlowCompiler compiler;
    private final Path folder;
    private final List<Path> code;
    private final FlowFile form;
    private @Nullable String fingerprint;

    /// @param compiler asked where nothing is kept
    /// @param folder where flows are kept; made on demand, may be deleted at any time
    /// @param code jars and folders of this program and of the libraries that cells see
    public KeepingFlowCompiler(FlowCompiler compiler, Path folder, PlanCodec plans, List<Path> code) {
        this.compiler = compiler;
        this.folder = folder;
        this.code = List.copyOf(code);
        form = new FlowFile(plans);
    }

    @Override
    public Compiled compile(Path notebook, Document document) throws IOException {
        var flow = FlowNames.of(notebook, document.metadata());
        if (!isWhole(document) || FlowNames.duplicate(notebook, flow).isPresent()) {
            return compiler.compile(notebook, document);
        }
        var file = folder.resolve(key(flow, document) + END);
        try {
            var kept = form.read(Files.readAllBytes(file));
            know(notebook);
            return kept;
        } catch (NoSuchFileException e) {
            // compiled for the first time
        } catch (IOException e) {
            log("a kept flow cannot be read", e);
        }
        var compiled = compiler.compile(notebook, document);
        if (compiled instanceof Compiled.Flow made) {
            keep(file, made);
            know(notebook);
        }
        return compiled;
    }

    @Override
    public Map<String, @Nullable Object> parameters(Plan plan, Map<String, String> given) throws BadParameterException {
        return compiler.parameters(plan, given);
    }

    /// Tells whether a notebook means what its cells say and nothing else.
    private static boolean isWhole(Document document) {
        return document.cells().stream()
                .filter(cell -> cell.kind() == CellKind.CODE)
                .flatMap(cell -> cell.source().lines())
                .map(String::strip)
                .noneMatch(line -> (line.startsWith("%") && !line.startsWith("%%sql"))
                        || line.startsWith("//DEPS")
                        || line.contains("addDependency")
                        || line.startsWith("//REPOS"));
    }

    private String key(String flow, Document document) throws IOException {
        var digest = ContentHash.digest();
        add(digest, FORM);
        add(digest, fingerprint());
        add(digest, flow);
        for (var cell : SourceCells.of(document)) {
            add(digest, cell.id().value());
            add(digest, cell.kind().name());
            add(digest, cell.source());
            add(digest, String.join(",", cell.tags()));
        }
        add(digest, DisabledCells.of(document).positions().toString());
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    /// Returns what tells this program and these libraries from others: path, size and time of each file.
    private synchronized String fingerprint() throws IOException {
        var known = fingerprint;
        if (known == null) {
            var text = new StringBuilder(Runtime.version().toString());
            for (var path : code) {
                describe(path, text);
            }
            known = text.toString();
            fingerprint = known;
        }
        return known;
    }

    private static void describe(Path path, StringBuilder into) throws IOException {
        if (!Files.isDirectory(path)) {
            describeFile(path, into);
            return;
        }
        try (var all = Files.walk(path)) {
            for (var file : all.sorted().toList()) {
                describeFile(file, into);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void describeFile(Path file, StringBuilder into) throws IOException {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isRegularFile()) {
                into.append('\n').append(file).append(' ').append(attributes.size());
                into.append(' ').append(attributes.lastModifiedTime().toMillis());
            }
        } catch (NoSuchFileException e) {
            // a part of the class path that is not there
        }
    }

    /// What cannot be kept is compiled again next time.
    private void keep(Path file, Compiled.Flow flow) {
        try {
            Files.createDirectories(folder);
            var aside = Files.createTempFile(folder, "new", ".tmp");
            try {
                Files.write(aside, form.write(flow));
                Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(aside);
            }
            forgetOldest(END);
        } catch (IOException e) {
            log("a compiled flow cannot be kept", e);
        }
    }

    /// Leaves a mark that this file, as it is, need not be compiled: the start script picks the JVM's cache by it.
    private void know(Path notebook) {
        try {
            var mark = folder.resolve(FileState.of(notebook).replace(' ', '-') + KNOWN);
            if (!Files.exists(mark)) {
                Files.write(mark, new byte[0]);
                forgetOldest(KNOWN);
            }
        } catch (IOException e) {
            log("a notebook cannot be marked as known", e);
        }
    }

    /// A logger takes long to make, and is hardly ever wanted here.
    private static void log(String what, IOException why) {
        System.getLogger(KeepingFlowCompiler.class.getName()).log(DEBUG, what, why);
    }

    private void forgetOldest(String end) throws IOException {
        try (var all = Files.list(folder)) {
            var kept = all.filter(file -> file.toString().endsWith(end))
                    .sorted(Comparator.comparingLong(
                                    (Path file) -> file.toFile().lastModified())
                            .reversed())
                    .toList();
            for (var old : kept.subList(Math.min(kept.size(), MOST_KEPT), kept.size())) {
                Files.deleteIfExists(old);
            }
        }
    }
}
