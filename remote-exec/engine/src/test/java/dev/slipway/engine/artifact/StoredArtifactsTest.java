package dev.slipway.engine.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.run.ContentHash;
import dev.slipway.api.run.RunId;
import dev.slipway.api.spi.ArtifactCodec.NotebookTypes;
import dev.slipway.engine.flow.Plan.Settings;
import dev.slipway.engine.flow.json.PlanJson;
import dev.slipway.engine.history.NoSuchRunException;
import dev.slipway.engine.local.FilledStore;
import dev.slipway.engine.local.Flows;
import dev.slipway.engine.run.Artifacts;
import dev.slipway.engine.run.UnsupportedExtensionException;
import dev.slipway.kernel.deps.maven.MavenResolver;
import dev.slipway.kernel.installation.Installation;
import dev.slipway.kernel.installation.TrustedNotebooks;
import dev.slipway.kernel.protocol.Restorable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredArtifactsTest {
    @TempDir
    private static Path shared;

    private static Path ownJar;

    @TempDir
    private Path folder;

    private FilledStore filled;
    private LibraryCodecs codecs;
    private Artifacts artifacts;
    private RunId run;

    @BeforeAll
    static void compile() throws IOException {
        ownJar = new OwnFormat(shared).jar();
    }

    @BeforeEach
    void open() throws IOException {
        filled = new FilledStore(folder);
        codecs = new LibraryCodecs(Installation.locate().libraries());
        artifacts = new StoredArtifacts(filled.store(), filled.history(), codecs);
        run = filled.run(Flows.fanOut(Settings.DEFAULT).build(), Map.of("rate", 0.5), FilledStore::compute);
        encode();
    }

    @AfterEach
    void close() {
        codecs.close();
        filled.close();
    }

    @Test
    void anArtifactIsFoundByItsName() throws IOException {
        var found = artifacts.find(run, "train", 1, "model");

        assertThat(found.preview()).isEqualTo("b*0.5");
        assertThat(found.type()).isEqualTo("String");
        assertThat(artifacts.extension(found)).isEqualTo("json");
    }

    @Test
    void whatIsNotThereIsExplained() {
        assertMissing("train", 1, "modle", "Did you mean `model`?");
        assertMissing("train", 1, "x", "It kept model.");
        assertMissing("trian", 0, "model", "Did you mean `train`?");
        assertMissing("train", 3, "model", "numbered 0 to 2");
        assertThatThrownBy(() -> artifacts.find(new RunId("r" + "0".repeat(26)), "train", 0, "model"))
                .isInstanceOf(NoSuchRunException.class)
                .hasMessageContaining("no run");
    }

    private void assertMissing(String step, int index, String name, String words) {
        assertThatThrownBy(() -> artifacts.find(run, step, index, name))
                .isInstanceOf(NoSuchRunException.class)
                .hasMessageContaining(words);
    }

    @Test
    void anArtifactIsExportedByExtension() throws IOException {
        assertThat(exported("summary", "")).isEqualTo("\"a*0.5|b*0.5|c*0.5\"\n");
        assertThat(exported("summary", "json")).isEqualTo("\"a*0.5|b*0.5|c*0.5\"\n");
        assertThat(exported("summary", "TXT")).isEqualTo("a*0.5|b*0.5|c*0.5");
    }

    @Test
    void aFormatThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> exported("summary", "png"))
                .isInstanceOf(UnsupportedExtensionException.class)
                .hasMessageContaining("json, csv or txt");
    }

    @Test
    void aLongTextIsShownInFull() throws IOException {
        var text = "line\n".repeat(1000);
        replace("summary", "String", text, text.substring(0, 199) + "…");

        assertThat(artifacts.preview(run, "report", 0, "summary")).isEqualTo(text);
        assertThat(artifacts.preview(run, "train", 0, "model")).isEqualTo("a*0.5");
    }

    @Test
    void aLongListKeepsItsPreview() throws IOException {
        var preview = "[" + "1, ".repeat(66) + "…";
        replace("summary", "List<Integer>", java.util.Collections.nCopies(500, 1), preview);

        assertThat(artifacts.preview(run, "report", 0, "summary")).isEqualTo(preview);
    }

    @Test
    void aValueThatIsGoneIsExplained() throws IOException {
        filled.store().write(transaction -> transaction.update("DELETE FROM blob"));

        assertThatThrownBy(() -> exported("summary", ""))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("gone from the store")
                .hasMessageContaining("summary");
    }

    @Test
    void aFormatThatNoPluginReadsIsExplained() throws IOException {
        filled.store().write(transaction -> transaction.update("UPDATE artifact SET format = 'odd/1'"));

        assertThatThrownBy(() -> exported("summary", "")).hasMessageContaining("odd/1");
    }

    @Test
    void aFormatOfANotebooksOwnJarIsReadByIt() throws IOException {
        filled.store().write(transaction -> transaction.update("UPDATE artifact SET format = 'own/1'"));
        var asked = new ArrayList<String>();
        try (var own = new LibraryCodecs(Installation.locate().libraries(), format -> {
            asked.add(format);
            return List.of(List.of(), List.of(ownJar));
        })) {
            artifacts = new StoredArtifacts(filled.store(), filled.history(), own);

            assertThat(exported("summary", "txt")).isEqualTo("own txt");
            assertThat(exported("summary", "txt")).isEqualTo("own txt");
        }
        assertThat(asked).containsExactly("own/1");
    }

    @Test
    void jarsWithoutTheCodecAreSearchedOnceAndOthersWhenTheyCome() throws IOException {
        filled.store().write(transaction -> transaction.update("UPDATE artifact SET format = 'own/1'"));
        var places = new ArrayList<List<Path>>();
        places.add(List.of(folder.resolve("own.jar")));
        try (var own = new LibraryCodecs(Installation.locate().libraries(), _ -> List.copyOf(places))) {
            artifacts = new StoredArtifacts(filled.store(), filled.history(), own);
            assertThatThrownBy(() -> exported("summary", "txt")).hasMessageContaining("No plug-in reads");

            Files.copy(ownJar, folder.resolve("own.jar")); // would be found if anyone looked
            assertThatThrownBy(() -> exported("summary", "txt")).hasMessageContaining("No plug-in reads");

            places.add(List.of(ownJar));
            assertThat(exported("summary", "txt")).isEqualTo("own txt");
        }
    }

    @Test
    void onlyATrustedNotebooksJarsReadWhatIsStored() throws IOException {
        var jar = Files.copy(ownJar, folder.resolve("own.jar"));
        declare("file:own.jar", ContentHash.of(Files.readAllBytes(jar)).hex());
        var trusted = TrustedNotebooks.in(folder.resolve("home"));
        try (var own = declared(trusted)) {
            artifacts = new StoredArtifacts(filled.store(), filled.history(), own);

            assertThatThrownBy(() -> exported("summary", "txt"))
                    .hasMessageContaining("nb.jsh")
                    .hasMessageContaining("not trusted")
                    .hasMessageContaining("slipway run ");
            trusted.add(folder.resolve("nb.jsh"));
            assertThat(exported("summary", "txt")).isEqualTo("own txt");
        }
    }

    @Test
    void aJarThatThisMachineHasNotHadIsNamed() throws IOException {
        declare("t:own:1", "0".repeat(64));
        var trusted = TrustedNotebooks.in(folder.resolve("home"));
        trusted.add(folder.resolve("nb.jsh"));
        try (var own = declared(trusted)) {
            artifacts = new StoredArtifacts(filled.store(), filled.history(), own);

            assertThatThrownBy(() -> exported("summary", "txt")).hasMessageContaining("t:own:1");
        }
    }

    private LibraryCodecs declared(TrustedNotebooks trusted) throws IOException {
        var resolver = MavenResolver.create(folder, List.of());
        return new LibraryCodecs(
                Installation.locate().libraries(), new DeclaredJars(filled.store(), new PlanJson(), resolver, trusted));
    }

    /// Makes all that is stored of the format `own/1`, by a run whose notebook declares a jar.
    private void declare(String coordinates, String sha256) throws IOException {
        filled.store().write(transaction -> transaction.update("UPDATE artifact SET format = 'own/1'"));
        filled.store()
                .write(transaction -> transaction.update("UPDATE plan SET json = json_set(json, '$.jars', json('"
                        + "[{\"" + coordinates + "\":\"" + sha256 + "\"}]'))"));
    }

    @Test
    void theInputsOfATaskComeBack() throws IOException {
        var inputs = artifacts.inputs(run, "train", 1, folder.resolve("inputs"));

        assertThat(inputs).extracting(Restorable::name).containsExactlyInAnyOrder("all", "rate");
        var rate = inputs.stream()
                .filter(value -> value.name().equals("rate"))
                .findFirst()
                .orElseThrow();
        assertThat(rate.javaType()).isEqualTo("double");
        assertThat(decoded(rate, 0)).isEqualTo(0.5);
        assertThat(inputs).filteredOn(value -> value.name().equals("all")).allMatch(value -> !value.gathered());
    }

    @Test
    void aGatheredListComesBackInParts() throws IOException {
        var inputs = artifacts.inputs(run, "report", 0, folder.resolve("inputs"));

        assertThat(inputs).hasSize(1);
        var models = inputs.getFirst();
        assertThat(models.name()).isEqualTo("models");
        assertThat(models.javaType()).isEqualTo("List<String>");
        assertThat(models.gathered()).isTrue();
        assertThat(models.parts()).hasSize(3);
        assertThat(decoded(models, 2)).isEqualTo("c*0.5");
    }

    @Test
    void theInputsOfAFailedTaskComeBackToo() throws IOException {
        var failed = filled.run(Flows.fanOut(Settings.DEFAULT).build(), Map.of("rate", 7.0), task -> {
            if (task.step().equals("train")) {
                throw new IllegalStateException("no");
            }
            return FilledStore.compute(task);
        });

        assertThat(artifacts.inputs(failed, "train", 1, folder.resolve("inputs")))
                .filteredOn(value -> value.name().equals("item"))
                .extracting(Restorable::element)
                .containsExactly(1);
        assertThat(artifacts.inputs(failed, "train", 0, folder.resolve("inputs")))
                .extracting(Restorable::name)
                .containsExactlyInAnyOrder("all", "item", "rate");
        assertThatThrownBy(() -> artifacts.inputs(failed, "report", 0, folder.resolve("inputs")))
                .isInstanceOf(NoSuchRunException.class)
                .hasMessageContaining("not reached");
    }

    private @Nullable Object decoded(Restorable value, int part) throws IOException {
        try (var in = Files.newInputStream(value.parts().get(part))) {
            return codecs.of(value.format()).decode(in, new NoTypes());
        }
    }

    private String exported(String name, String extension) throws IOException {
        var out = new ByteArrayOutputStream();
        artifacts.export(run, "report", 0, name, extension, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /// The fake workers store bare texts: makes them values of the real codec.
    private void encode() throws IOException {
        var texts = filled.store()
                .<List<String>>read(
                        view -> view.query("SELECT DISTINCT preview FROM artifact", row -> row.text("preview")));
        for (var text : texts) {
            var hash = keep(text);
            filled.store()
                    .write(transaction -> transaction.update(
                            "UPDATE artifact SET format = 'slipway-value/1', hash = ? WHERE preview = ?", hash, text));
        }
    }

    private void replace(String name, String type, Object value, String preview) throws IOException {
        var hash = keep(value);
        filled.store()
                .write(transaction -> transaction.update(
                        "UPDATE artifact SET type = ?, hash = ?, preview = ? WHERE name = ?",
                        type,
                        hash,
                        preview,
                        name));
    }

    private ContentHash keep(Object value) throws IOException {
        var bytes = new ByteArrayOutputStream();
        codecs.of("slipway-value/1").encode(value, bytes, new NoTypes());
        var hash = ContentHash.of(bytes.toByteArray());
        filled.store()
                .write(transaction ->
                        transaction.update("INSERT OR IGNORE INTO blob VALUES (?, ?)", hash, bytes.toByteArray()));
        return hash;
    }

    private static final class NoTypes implements NotebookTypes {
        @Override
        public @Nullable String nameOf(Class<?> type) {
            return null;
        }

        @Override
        public Class<?> typeOf(String name) throws IOException {
            throw new IOException(name);
        }

        @Override
        public void met(Object mutable, Supplier<String> path) {
            // nothing is shared here
        }
    }
}
