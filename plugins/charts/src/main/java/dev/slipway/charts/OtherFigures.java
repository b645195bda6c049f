package dev.slipway.charts;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.spi.ValueRenderer;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// Shows figures of charting libraries that a notebook declares: those of XChart as they paint themselves, those of
/// Tablesaw's plots drawn as plots of our own, since theirs need a browser and the network. Their classes are told by
/// name, so that no library has to be there. Thread-safe.
public final class OtherFigures implements ValueRenderer<Object> {
    private static final String XCHART = "org.knowm.xchart.internal.chartpart.Chart";
    private static final String TABLESAW = "tech.tablesaw.plotly.components.Figure";
    private static final int SCALE = 2;
    private static final int LARGEST_SIDE = 10_000;

    @Override
    public Class<Object> type() {
        return Object.class;
    }

    @Override
    public boolean shows(Object value) {
        return named(value, XCHART) != null || named(value, TABLESAW) != null;
    }

    private static @Nullable Class<?> named(Object value, String name) {
        for (Class<?> type = value.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals(name)) {
                return type;
            }
        }
        return null;
    }

    @Override
    public MimeBundle render(Object value) {
        try {
            var type = named(value, XCHART);
            return type == null ? new PlotRenderer().render(TablesawFigure.plot(value)) : painted(value, type);
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw new IllegalStateException("a figure of another version: " + value.getClass(), e);
        } catch (InvocationTargetException e) {
            var next =
                    FontSystem.hasFonts() ? "" : ". This machine has no fonts; install some, such as fonts-dejavu-core";
            throw new IllegalStateException("the figure cannot be drawn: " + e.getCause() + next, e);
        }
    }

    private static MimeBundle painted(Object chart, Class<?> type)
            throws NoSuchMethodException, IllegalAccessException, InvocationTargetException {
        FontSystem.start();
        int width = size(type.getMethod("getWidth").invoke(chart));
        int height = size(type.getMethod("getHeight").invoke(chart));
        var image = new BufferedImage(width * SCALE, height * SCALE, BufferedImage.TYPE_INT_ARGB);
        var graphics = image.createGraphics();
        try {
            graphics.scale(SCALE, SCALE);
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            type.getMethod("paint", Graphics2D.class, int.class, int.class).invoke(chart, graphics, width, height);
        } finally {
            graphics.dispose();
        }
        var title = String.valueOf(type.getMethod("getTitle").invoke(chart));
        return MimeBundle.of(
                MimeBundle.PNG,
                base64(image),
                "chart" + (title.isEmpty() ? "" : " \"" + title + "\"") + ", " + width + " × " + height);
    }

    private static int size(Object size) {
        return Math.clamp((Integer) size, 1, LARGEST_SIDE);
    }

    private static String base64(BufferedImage image) {
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return Base64.getEncoder().encodeToString(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a PNG", e);
        }
    }
}
