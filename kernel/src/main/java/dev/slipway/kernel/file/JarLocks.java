package dev.slipway.kernel.file;

import dev.slipway.api.document.Document;
import dev.slipway.api.run.ContentHash;
import dev.slipway.kernel.deps.JarLock;
import dev.slipway.kernel.deps.Resolver.Locked;
import dev.slipway.kernel.file.Opened.Format;
import dev.slipway.kernel.file.json.Json;
import dev.slipway.kernel.file.json.JsonParser;
import dev.slipway.kernel.file.json.JsonPatch;
import dev.slipway.kernel.file.json.JsonSyntaxException;
import dev.slipway.kernel.file.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Locks of dependencies, kept with notebooks: in the metadata of an `.ipynb` as `slipway.lock`, beside a `.jsh` as
/// `NAME.jsh.lock`.
public final class JarLocks {
    private static final String SLIPWAY = "slipway";
    private static final String LOCK = "lock";
    private static final long LARGEST = 16L << 20;

    private JarLocks() {}

    /// Returns the lock of a notebook, null if it has none.
    ///
    /// @throws IOException if there is one that cannot be read: no other jars are taken instead
    public static @Nullable JarLock read(Path notebook, Document document) throws IOException {
        if (!isThere(notebook, document)) {
            return null;
        }
        boolean isMetadata = NotebookFiles.format(notebook).orElse(Format.IPYNB) == Format.IPYNB;
        var place = isMetadata
                ? "`slipway.lock` in the metadata of " + notebook.getFileName()
                : String.valueOf(beside(notebook).getFileName());
        if (!isMetadata && Files.size(beside(notebook)) >= LARGEST) {
            throw broken(place, "it is larger than any lock");
        }
        return parse(isMetadata ? document.metadata() : Files.readString(beside(notebook)), isMetadata, place);
    }

    /// Tells whether a notebook has a lock, readable or not.
    public static boolean isThere(Path notebook, Document document) {
        return NotebookFiles.format(notebook).orElse(Format.IPYNB) == Format.IPYNB
                ? isIn(document.metadata())
                : Files.isRegularFile(beside(notebook));
    }

    private static boolean isIn(String metadata) {
        try {
            return metadata.contains(LOCK)
                    && JsonParser.parse(metadata) instanceof Json.Members all
                    && all.get(SLIPWAY) instanceof Json.Members ours
                    && ours.get(LOCK) != null;
        } catch (JsonSyntaxException noMetadata) {
            return false;
        }
    }

    private static IOException broken(String place, String why) {
        return new IOException("The lock of the dependencies, " + place + ", cannot be read: " + why
                + ". Take it back as it was, or delete it and keep a new one with `slipway exec --in-place`.");
    }

    private static Path beside(Path notebook) {
        return notebook.resolveSibling(notebook.getFileName() + ".lock");
    }

    private static JarLock parse(String text, boolean isMetadata, String place) throws IOException {
        try {
            var json = JsonParser.parse(text);
            if (isMetadata) {
                json = json instanceof Json.Members all ? all.get(SLIPWAY) : null;
                json = json instanceof Json.Members ours ? ours.get(LOCK) : null;
            }
            if (!(json instanceof Json.Members lock && lock.get("jars") instanceof Json.Items jars)) {
                throw broken(place, "it has no `jars`");
            }
            var declared = lock.text("declared");
            if (declared.isEmpty()) {
                throw broken(place, "it does not say what it was `declared` for");
            }
            var all = new ArrayList<Locked>();
            for (var jar : jars.all()) {
                if (!(jar instanceof Json.Members one
                        && one.text("coordinates").isPresent()
                        && one.text("sha256").isPresent())) {
                    throw broken(place, "one of its jars has no `coordinates` or no `sha256`");
                }
                all.add(new Locked(
                        one.text("coordinates").get(),
                        one.text("sha256").get(),
                        one.text("repositories").orElse("")));
            }
            return new JarLock(new ContentHash(declared.get()), all);
        } catch (JsonSyntaxException | IllegalArgumentException e) {
            throw broken(place, Objects.requireNonNullElse(e.getMessage(), "it is no JSON"));
        }
    }

    /// Returns `document` with `lock` in its metadata, or without any for an empty one; as it is for a format whose
    /// lock lies beside.
    public static Document with(Document document, Format format, JarLock lock) {
        if (format != Format.IPYNB) {
            return document;
        }
        try {
            var metadata = document.metadata();
            if (!(JsonParser.parse(metadata) instanceof Json.Members all)) {
                return document;
            }
            var before = all.get(SLIPWAY) instanceof Json.Members ours ? ours : null;
            if (lock.jars().isEmpty() && (before == null || before.get(LOCK) == null)) {
                return document;
            }
            var writer = JsonWriter.JUPYTER;
            var set = lock.jars().isEmpty() ? Map.<String, String>of() : Map.of(LOCK, json(lock, writer, 2));
            var removed = lock.jars().isEmpty() ? Set.of(LOCK) : Set.<String>of();
            var ours = before == null
                    ? writer.object(List.of(JsonWriter.member(LOCK, json(lock, writer, 2))), 1)
                    : JsonPatch.object(metadata, before, set, removed, writer, 1);
            return document.withMetadata(JsonPatch.object(metadata, all, Map.of(SLIPWAY, ours), Set.of(), writer, 0));
        } catch (JsonSyntaxException e) {
            return document;
        }
    }

    /// Writes the lock beside a `.jsh`, or removes it if it is empty; does nothing for an `.ipynb`.
    ///
    /// @throws IOException if it cannot be written
    public static void write(Path notebook, JarLock lock) throws IOException {
        if (!NotebookFiles.format(notebook).equals(Optional.of(Format.JSH))) {
            return;
        }
        var beside = beside(notebook);
        if (lock.jars().isEmpty()) {
            Files.deleteIfExists(beside);
        } else {
            AtomicFile.write(beside, (json(lock, JsonWriter.JUPYTER, 0) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String json(JarLock lock, JsonWriter writer, int level) {
        var jars = lock.jars().stream().map(jar -> {
            var members = new ArrayList<String>();
            members.add(JsonWriter.member("coordinates", JsonWriter.quote(jar.coordinates())));
            if (!jar.repositories().isEmpty()) {
                members.add(JsonWriter.member("repositories", JsonWriter.quote(jar.repositories())));
            }
            members.add(JsonWriter.member("sha256", JsonWriter.quote(jar.sha256())));
            return writer.object(members, level + 2);
        });
        return writer.object(
                List.of(
                        JsonWriter.member(
                                "declared", JsonWriter.quote(lock.declared().hex())),
                        JsonWriter.member("jars", writer.array(jars.toList(), level + 1))),
                level);
    }
}
