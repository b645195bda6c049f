package dev.slipway.engine.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.Document;
import dev.slipway.engine.flow.json.PlanJson;
import dev.slipway.kernel.installation.FileState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepingFlowCompilerTest {
    private static final String[] CELLS = {
        "//| parameters\nint n = 3;",
        "//| step: a\n//| foreach: i : n\nint x = i + 1;",
        "//| step: b\n//| gather: x -> xs\nint y = xs.size();\nvar t = new Thread(() -> {});"
    };

    private final AtomicInteger compiled = new AtomicInteger();
    private Notebooks notebooks;
    private Path folder;

    @BeforeEach
    void open(@TempDir Path temporary) {
        notebooks = Notebooks.plain();
        folder = temporary;
    }

    @AfterEach
    void close() {
        notebooks.close();
    }

    @Test
    void whatIsKeptIsTheSameAndNeedsNoCompiler() throws IOException {
        var first = compile(CELLS);
        var second = compile(CELLS);

        assertThat(compiled).hasValue(1);
        assertThat(second).isEqualTo(first);
        assertThat(second.problems()).isEqualTo(first.problems()).isNotEmpty();
    }

    @Test
    void whateverItFollowsFromIsPartOfItsName() throws IOException {
        compile(CELLS);
        compile(CELLS[0], CELLS[1], CELLS[2] + " // a word");
        Files.writeString(folder.resolve("library.jar"), "newer");
        compile(CELLS);

        assertThat(compiled).hasValue(3);
    }

    @Test
    void whatCannotBeReadIsCompiledAgain() throws IOException {
        compile(CELLS);
        try (var kept = Files.list(folder.resolve("flows"))) {
            for (var file : kept.toList()) {
                Files.write(file, new byte[] {0, 0, 1});
            }
        }

        compile(CELLS);
        compile(CELLS);

        assertThat(compiled).hasValue(2);
    }

    @Test
    void refusalsAndNotebooksWithMagicsAreNotKept() throws IOException {
        compile("//| step: a\nint x = ;");
        compile("//| step: a\nint x = ;");
        compile("%maven a:b:1\n//| step: a\nint x = 1;");

        compile("addDependency(\"a:b:1\");\n//| step: a\nint x = 1;");

        assertThat(compiled).hasValue(4);
        assertThat(folder.resolve("flows")).doesNotExist();
    }

    @Test
    void leavesAMarkForEachFileThatNeedNotBeCompiled() throws IOException {
        var notebook = Files.writeString(folder.resolve("nb.jsh"), "first");
        compile(CELLS);
        compile(CELLS);
        var first = mark(notebook);
        assertThat(first).exists();

        Files.writeString(notebook, "saved again with other outputs");
        assertThat(mark(notebook)).doesNotExist();
        compile(CELLS);

        assertThat(mark(notebook)).exists().isNotEqualTo(first);
        assertThat(compiled).hasValue(1);
    }

    private Path mark(Path notebook) throws IOException {
        return folder.resolve("flows").resolve(FileState.of(notebook).replace(' ', '-') + ".known");
    }

    private Compiled compile(String... cells) throws IOException {
        var counting = new FlowCompiler() {
            @Override
            public Compiled compile(Path notebook, Document document) throws IOException {
                compiled.incrementAndGet();
                return notebooks.compiler().compile(notebook, document);
            }

            @Override
            public Map<String, @Nullable Object> parameters(Plan plan, Map<String, String> given)
                    throws BadParameterException {
                return notebooks.compiler().parameters(plan, given);
            }
        };
        return new KeepingFlowCompiler(
                        counting, folder.resolve("flows"), new PlanJson(), List.of(folder.resolve("library.jar")))
                .compile(folder.resolve("nb.jsh"), Notebooks.document(cells));
    }
}
