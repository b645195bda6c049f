package dev.slipway.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.kernel.export.HtmlPage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CardPageTest {
    @Test
    void needsNothingFromOutside() {
        var page = HtmlPage.of(
                "sales: train/3",
                "Run r01",
                List.of(
                        MimeBundle.of(MimeBundle.MARKDOWN, "## Fit\n![x](https://a.example/x.png)", "Fit"),
                        MimeBundle.of("image/png", "iVBORw0KGgo=", "[picture]"),
                        new MimeBundle(
                                Map.of(
                                        MimeBundle.HTML,
                                        "<link rel=stylesheet href=\"https://a.example/x.css\"><b>bold</b>"
                                                + "<img src='//a.example/y.png'><script src=http://a.example/z.js></script>"))));

        assertThat(page)
                .contains(
                        "<h1>sales: train/3</h1>", "<h2>Fit</h2>", "<b>bold</b>", "data:image/png;base64,iVBORw0KGgo=")
                .contains("default-src 'none'; img-src data:; ")
                .doesNotContain("<link", "{{")
                .doesNotContainPattern("(?i)\\bsrc\\s*=\\s*[\"']?\\s*(https?:)?//");
    }
}
