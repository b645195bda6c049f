package dev.slipway.desktop.output;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.DocumentLimits;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/// An SVG that is drawn at any size: as it stands, without scripts and motion, and nothing it refers to outside of
/// itself is fetched. Thread-safe; one drawing of the window is made at a time.
final class SvgDrawing {
    /// What became of it.
    sealed interface Drawn {
        /// Its pixels, with transparency.
        record Pixels(BufferedImage image) implements Drawn {}

        /// A sentence that says why it cannot be drawn.
        record Refused(String why) implements Drawn {}
    }

    private static final int LONGEST = 20_000_000;
    private static final double MOST_PIXELS = 16_000_000;
    private static final double USUAL_WIDTH = 300;
    private static final double USUAL_HEIGHT = 150;
    private static final Pattern ROOT = Pattern.compile("<(?:\\w+:)?svg(?=[\\s>/])([^>]*)");
    private static final Pattern LENGTH =
            Pattern.compile("\\s*([0-9.]+(?:[eE][+-]?\\d+)?)\\s*(px|pt|pc|mm|cm|in|em|rem)?\\s*");
    private static final ReentrantLock LOCK = new ReentrantLock();

    private final String source;
    private final double width;
    private final double height;
    private @Nullable SVGDocument document;
    private @Nullable String refused;

    private SvgDrawing(String source, double width, double height) {
        this.source = source;
        this.width = width;
        this.height = height;
    }

    /// Returns the drawing of `source`; empty if it is no SVG at all. Only its root is looked at.
    static Optional<SvgDrawing> of(String source) {
        var root = ROOT.matcher(source);
        if (!root.find()) {
            return Optional.empty();
        }
        var attributes = root.group(1);
        var box = attribute(attributes, "viewBox").strip().split("[\\s,]+", -1);
        double boxWidth = box.length == 4 ? length(box[2]) : 0;
        double boxHeight = box.length == 4 ? length(box[3]) : 0;
        double width = length(attribute(attributes, "width"));
        double height = length(attribute(attributes, "height"));
        if (boxWidth > 0 && boxHeight > 0) {
            double scale = width > 0 ? width / boxWidth : height > 0 ? height / boxHeight : 1;
            width = width > 0 ? width : boxWidth * scale;
            height = height > 0 ? height : boxHeight * scale;
        }
        return Optional.of(new SvgDrawing(source, width > 0 ? width : USUAL_WIDTH, height > 0 ? height : USUAL_HEIGHT));
    }

    private static String attribute(String attributes, String name) {
        var found = Pattern.compile("(?:^|\\s)" + name + "\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')")
                .matcher(attributes);
        return found.find() ? found.group(1) == null ? found.group(2) : found.group(1) : "";
    }

    /// Returns a length in px, 0 for none. Source: CSS Values 4, "Absolute lengths".
    private static double length(String text) {
        var found = LENGTH.matcher(text);
        if (!found.matches()) {
            return 0;
        }
        double unit = switch (found.group(2)) {
            case "pt" -> 96 / 72.0;
            case "pc", "em", "rem" -> 16;
            case "mm" -> 96 / 25.4;
            case "cm" -> 96 / 2.54;
            case "in" -> 96;
            case null, default -> 1;
        };
        try {
            return Double.parseDouble(found.group(1)) * unit;
        } catch (NumberFormatException severalPoints) {
            return 0;
        }
    }

    /// Returns its text.
    String source() {
        return source;
    }

    /// Returns its own width. Unit: px.
    double width() {
        return width;
    }

    /// Returns its own height. Unit: px.
    double height() {
        return height;
    }

    /// Draws it `scale` times as large as it is; smaller where that would be more than 16 million pixels. Not for the
    /// UI thread.
    Drawn draw(double scale) {
        LOCK.lock();
        try {
            var loaded = document();
            return loaded == null ? new Drawn.Refused(String.valueOf(refused)) : draw(loaded, scale);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError wrong) {
            refused = "It uses something that cannot be drawn here.";
            document = null;
            return new Drawn.Refused(refused);
        } finally {
            LOCK.unlock();
        }
    }

    private Drawn draw(SVGDocument loaded, double scale) {
        double fitting = Math.min(scale, Math.sqrt(MOST_PIXELS / (width * height)));
        int columns = (int) Math.max(1, Math.ceil(width * fitting));
        int rows = (int) Math.max(1, Math.ceil(height * fitting));
        var image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_ARGB_PRE);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        try {
            loaded.render((java.awt.Component) null, graphics, new ViewBox(columns, rows));
        } finally {
            graphics.dispose();
        }
        return new Drawn.Pixels(image);
    }

    private @Nullable SVGDocument document() {
        if (document == null && refused == null) {
            if (source.length() > LONGEST) {
                refused = "It is " + source.length() / 1_000_000 + " MB long, and 20 MB can be drawn here.";
                return null;
            }
            Logger.getLogger("com.github.weisj").setLevel(Level.OFF);
            var context = LoaderContext.builder()
                    .externalResourcePolicy(ResourcePolicy.DENY_EXTERNAL)
                    .documentLimits(new DocumentLimits(200, DocumentLimits.DEFAULT_MAX_USE_NESTING_DEPTH, 200_000))
                    .build();
            document = new SVGLoader()
                    .load(new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8)), null, context);
            refused = document == null ? fault() : null;
        }
        return document;
    }

    /// Returns what is wrong with the text.
    private String fault() {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            var reader = factory.createXMLStreamReader(new StringReader(source));
            while (reader.hasNext()) {
                reader.next();
            }
            return "It is larger or more deeply nested than can be drawn here.";
        } catch (XMLStreamException broken) {
            return "Its text is broken in line " + broken.getLocation().getLineNumber() + ".";
        }
    }
}
