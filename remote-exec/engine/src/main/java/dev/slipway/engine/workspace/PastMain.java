package dev.slipway.engine.workspace;

import dev.slipway.api.past.PlainTree;
import dev.slipway.api.run.ContentHash;
import dev.slipway.engine.flow.json.PlanJson;
import dev.slipway.engine.history.StoredHistory;
import dev.slipway.engine.local.Upkeep;
import dev.slipway.engine.past.PastAnswers;
import dev.slipway.engine.store.Store;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The helper process of a kernel: answers its questions about the workspace's runs until its input ends. Its argument
/// is the notebook's folder.
public final class PastMain {
    private PastMain() {}

    /// Answers questions, plain trees on standard input, on standard output.
    public static void main(String[] arguments) throws IOException {
        var out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        System.setOut(System.err);
        var workspace = Workspace.ofNotebook(Path.of(arguments[0]).resolve("notebook"));
        try (var store = Store.in(workspace.folder());
                var in = new DataInputStream(new BufferedInputStream(System.in))) {
            var history = new StoredHistory(store, new PlanJson(), new Upkeep(store, Clock.systemUTC()));
            serve(in, out, store, new PastAnswers(store, history, null));
        } catch (EOFException e) {
            // the kernel has ended
        }
    }

    private static void serve(DataInputStream in, DataOutputStream out, Store store, PastAnswers answers)
            throws IOException {
        while (true) {
            var question = map(PlainTree.read(in));
            var answer = new LinkedHashMap<String, @Nullable Object>();
            try {
                var found = answers.answer(question);
                answer.put("answer", "artifact".equals(question.get("ask")) ? inFile(map(found), store) : found);
            } catch (IOException | RuntimeException e) {
                answer.put("problem", String.valueOf(e.getMessage()));
            }
            PlainTree.write(out, answer);
            out.flush();
        }
    }

    /// Writes an artifact's bytes to a file, which the kernel reads and deletes.
    private static Map<String, @Nullable Object> inFile(Map<String, @Nullable Object> artifact, Store store)
            throws IOException {
        var file = Files.createTempFile("slipway-artifact", ".value");
        try (var content = store.open(new ContentHash(String.valueOf(artifact.get("hash"))))) {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        }
        artifact.remove("content");
        artifact.put("file", file.toString());
        return artifact;
    }

    private static Map<String, @Nullable Object> map(@Nullable Object tree) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        if (tree instanceof Map<?, ?> all) {
            all.forEach((name, value) -> map.put(String.valueOf(name), value));
        }
        return map;
    }
}
