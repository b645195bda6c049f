package dev.slipway.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is in force before the first cell stays so, whatever cells import.
class StartupTest {
    private static TestKernel kernel;

    @BeforeAll
    static void start() throws IOException {
        kernel = new TestKernel();
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    @AfterEach
    void forget() {
        kernel.forgetAll();
    }

    private static final String OF_EACH = """
            List<Class<?>> all = List.of(File.class, BigDecimal.class, URI.class, Path.class, List.class,
                ExecutorService.class, Function.class, Preferences.class, Pattern.class, Stream.class);
            note("hello");
            all.size()""";

    @Test
    void importsTheClassicTenAndTheCallsOfACell() {
        assertThat(kernel.value(1, OF_EACH)).isEqualTo("10");
    }

    @Test
    void letsACellShadowAType() {
        kernel.run(1, "class Random { public String toString() { return \"mine\"; } }");

        assertThat(kernel.value(2, "new Random().toString()")).isEqualTo("mine");
    }

    @Test
    void letsASingleImportWinOverAPackage() {
        kernel.run(1, "import java.awt.List;");

        assertThat(kernel.value(2, "List.class.getName()")).isEqualTo("java.awt.List");
    }

    @Test
    void tellsTheTypesOfItsPackagesInCompletions() {
        var completion = kernel.engine.complete("Pattern.comp", 12);

        assertThat(completion.items()).extracting(item -> item.text()).contains("compile");
    }
}
