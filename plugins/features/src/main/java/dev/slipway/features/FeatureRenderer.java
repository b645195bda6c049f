package dev.slipway.features;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.spi.ValueRenderer;

/// Shows splits, parts, what was fitted, and checks for leaks as HTML and as text. Thread-safe.
public final class FeatureRenderer implements ValueRenderer<Shown> {
    @Override
    public Class<Shown> type() {
        return Shown.class;
    }

    @Override
    public MimeBundle render(Shown value) {
        return MimeBundle.of(MimeBundle.HTML, Shown.html(value), Shown.text(value));
    }
}
