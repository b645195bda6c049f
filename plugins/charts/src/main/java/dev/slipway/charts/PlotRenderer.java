package dev.slipway.charts;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.spi.ValueRenderer;
import java.util.Base64;
import java.util.LinkedHashMap;

/// Shows a plot: as marks that the window draws in its own theme, as SVG, as PNG and in words. Thread-safe.
public final class PlotRenderer implements ValueRenderer<Plot> {
    private static final int LARGEST_SVG = 1 << 20;

    @Override
    public Class<Plot> type() {
        return Plot.class;
    }

    @Override
    public MimeBundle render(Plot plot) {
        if (plot.spec().layers().isEmpty()) {
            return MimeBundle.text(Figure.NO_LAYER);
        }
        var drawing = plot.drawing();
        var forms = new LinkedHashMap<String, String>();
        forms.put(MimeBundle.CHART, DrawingJson.of(drawing));
        var svg = SvgText.of(drawing);
        if (svg.length() <= LARGEST_SVG) {
            forms.put(MimeBundle.SVG, svg);
        }
        forms.put(MimeBundle.PNG, Base64.getEncoder().encodeToString(plot.toPng()));
        forms.put(MimeBundle.TEXT, drawing.summary());
        return new MimeBundle(forms);
    }
}
