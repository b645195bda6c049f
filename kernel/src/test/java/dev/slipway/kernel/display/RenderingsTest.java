package dev.slipway.kernel.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.spi.ValueRenderer;
import dev.slipway.kernel.table.Tables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderingsTest {
    @TempDir
    Path folder;

    /// A value, and what kinds of renderers know.
    public static class Base {
        @Override
        public String toString() {
            return "plain";
        }
    }

    public static final class Own extends Base {}

    /// Knows all of them, and works.
    public static final class Wide implements ValueRenderer<Base> {
        @Override
        public Class<Base> type() {
            return Base.class;
        }

        @Override
        public MimeBundle render(Base value) {
            return MimeBundle.of("text/html", "<b>wide</b>", "wide");
        }
    }

    /// Knows best, and fails.
    public abstract static class Failing implements ValueRenderer<Own> {
        @Override
        public Class<Own> type() {
            return Own.class;
        }
    }

    public static final class Throwing extends Failing {
        @Override
        public MimeBundle render(Own value) {
            throw new IllegalStateException("no");
        }
    }

    public static final class Recursing extends Failing {
        @Override
        @SuppressWarnings("InfiniteRecursion")
        public MimeBundle render(Own value) {
            return render(value);
        }
    }

    public static final class Lacking extends Failing {
        @Override
        public MimeBundle render(Own value) {
            throw new NoClassDefFoundError("gone/Library");
        }
    }

    @SuppressWarnings({"NullAway", "DataFlowIssue"})
    public static final class Silent extends Failing {
        @Override
        public MimeBundle render(Own value) {
            return null;
        }
    }

    public static final class Asking extends Failing {
        @Override
        public boolean shows(Own value) {
            throw new AssertionError("asked");
        }

        @Override
        public MimeBundle render(Own value) {
            return MimeBundle.text("never");
        }
    }

    @SuppressWarnings({"NullAway", "DataFlowIssue"})
    public static final class Untyped implements ValueRenderer<Own> {
        @Override
        public Class<Own> type() {
            return null;
        }

        @Override
        public MimeBundle render(Own value) {
            return MimeBundle.text("never");
        }
    }

    private Renderings with(String... renderers) throws IOException {
        var services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.write(services.resolve(ValueRenderer.class.getName()), List.of(renderers));
        var loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
        return new Renderings(loader, new Tables(loader, _ -> null));
    }

    @Test
    void aRendererThatFailsCostsOnlyItselfAndIsTold() throws IOException {
        var before = System.err;
        for (var failing : List.of(Throwing.class, Recursing.class, Lacking.class, Silent.class, Asking.class)) {
            var errors = new ByteArrayOutputStream();
            var renderings = with(failing.getName(), Wide.class.getName());
            System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
            try {
                assertThat(renderings.of(new Own()).text())
                        .as(failing.getName())
                        .isEqualTo("wide");
                renderings.of(new Own());
            } finally {
                System.setErr(before);
            }
            assertThat(errors.toString(StandardCharsets.UTF_8))
                    .containsOnlyOnce(". It is shown without it.")
                    .contains(failing.getName() + " cannot show a " + Own.class.getName() + ": java.lang.");
        }
    }

    @Test
    void renderersThatCannotBeHadAreLeftOut() throws IOException {
        var renderings = with("gone.Renderer", Untyped.class.getName(), Wide.class.getName());

        assertThat(renderings.of(new Own()).text()).isEqualTo("wide");
        assertThat(with("gone.Renderer").of(new Own()).text()).isEqualTo("plain");
    }

    @Test
    void longTextSaysThatItIsCutAndIsWholeWhereItIsAskedFor() throws IOException {
        var text = "x".repeat(5_000_000);

        assertThat(with().of(text).text())
                .hasSizeLessThan(1_100_000)
                .endsWith("x… (5,000,000 characters in all; display(text, \"text/plain\") shows them)");
        assertThat(Renderings.as("text/plain", text).text()).isEqualTo(text);
        assertThat(Renderings.as("text/html", text).form("text/html")).contains(text);
        assertThat(Renderings.as("text/html", text).text()).hasSizeLessThan(1_100_000);
        assertThatThrownBy(() -> Renderings.as("text/html", "x".repeat(40_000_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("40,000,000 characters of text/html are too many to show, more than 33,554,432. Write"
                        + " them to a file.");
    }

    @Test
    void whatCannotBeReadSaysWhy() throws IOException {
        var broken = new AbstractMap<String, String>() {
            @Override
            public Set<Map.Entry<String, String>> entrySet() {
                throw new UnsupportedOperationException("no entries");
            }
        };

        assertThat(with().of(broken).text()).isEqualTo("{… (reading it threw UnsupportedOperationException)");
        assertThat(with().of(List.of(new Object() {
                            @Override
                            public String toString() {
                                throw new AssertionError();
                            }
                        }))
                        .text())
                .contains("its toString threw AssertionError");
    }
}
