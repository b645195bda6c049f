package dev.slipway.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.output.MimeBundle;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CardTextTest {
    @Test
    void everyFormComesBackAsWhatItWas() {
        for (var bundle : new MimeBundle[] {
            MimeBundle.of(MimeBundle.HTML, "<table><tr><td>1</td></tr></table>", "1"),
            MimeBundle.of(MimeBundle.SVG, "<svg><path d='M0 0'/></svg>", "a line"),
            MimeBundle.of(MimeBundle.MARKDOWN, "**bold**", "bold"),
            MimeBundle.of(MimeBundle.PNG, "aGVsbG8=", "picture")
        }) {
            var rich = bundle.content().entrySet().iterator().next();

            assertThat(CardText.bundle(CardText.of(bundle)).form(rich.getKey())).contains(rich.getValue());
        }
        assertThat(CardText.bundle(CardText.of(MimeBundle.text("```\nfence"))).text())
                .isEqualTo("```\nfence");
        assertThat(CardText.bundle(CardText.of(MimeBundle.text(""))).content()).isNotEmpty();
    }

    @Test
    void aChartKeepsItsDrawingBesideThePictureThatOthersShow() {
        var forms = new LinkedHashMap<String, String>();
        forms.put(MimeBundle.CHART, "{\"summary\":\"a --> b\",\"width\":-1}");
        forms.put(MimeBundle.SVG, "<svg></svg>");
        forms.put(MimeBundle.TEXT, "chart");

        var card = CardText.of(new MimeBundle(forms));

        assertThat(card).startsWith("<!--").endsWith("--><svg></svg>");
        assertThat(CardText.bare(card)).isEqualTo("<svg></svg>");
        var back = CardText.bundle(card);
        assertThat(back.form(MimeBundle.SVG)).contains("<svg></svg>");
        assertThat(back.form(MimeBundle.CHART)).contains("{\"summary\":\"a -\\u002d\\u003e b\",\"width\":-1}");
    }

    @Test
    void whatIsNotClosedIsMarkdown() {
        assertThat(CardText.bundle("<!--slipway-chart {").content())
                .isEqualTo(Map.of(MimeBundle.MARKDOWN, "<!--slipway-chart {"));
    }
}
