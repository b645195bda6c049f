package dev.slipway.desktop.fakes;

import dev.slipway.desktop.kit.CellWords;
import dev.slipway.desktop.kit.Kit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;

/// What is wrong with how nodes look: words cut off, controls without a name, text that cannot be read on its ground.
final class Look {
    private final List<String> faults = new ArrayList<>();

    private final double leastContrast;

    private Look(double leastContrast) {
        this.leastContrast = leastContrast;
    }

    /// Returns a sentence for each fault under `root`; call it on the UI thread after a layout.
    ///
    /// @param leastContrast of text to its ground, from 1 to 21
    static List<String> faults(Parent root, double leastContrast) {
        var look = new Look(leastContrast);
        look.visit(root, Color.WHITE, 1);
        return List.copyOf(look.faults);
    }

    private void visit(Node node, Color ground, double opacity) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        double here = opacity * node.getOpacity();
        var under = node instanceof Region region ? over(region, ground) : ground;
        switch (node) {
            case Labeled label -> label(label, under, here);
            case CellWords cell
            when cell.isCut() && cell.getWidth() < 1 -> faults.add("no room: '" + cell.words() + "'");
            case Text text
            when !(text.getParent() instanceof Labeled) -> read(text.getText(), text.getFill(), under, here);
            default -> {}
        }
        if (node instanceof Control control && control.isFocusTraversable()) {
            named(control);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> visit(child, under, here));
        }
    }

    private void label(Labeled label, Color ground, double opacity) {
        var words = label.getText();
        if (words == null || words.isBlank()) {
            return;
        }
        if (label.isMnemonicParsing() && words.contains("_")) {
            faults.add("its underscore is not seen: '" + words + "' " + label.getStyleClass());
        }
        if (isSqueezed(label)) {
            faults.add("no room: '" + words + "' " + label.getStyleClass());
            return;
        }
        boolean saysAll = Kit.isWhole(label);
        if (label.isTextTruncated() && (label instanceof ButtonBase || !saysAll)) {
            faults.add("cut off: '" + words + "' " + label.getStyleClass() + " in " + Math.round(label.getWidth())
                    + " px");
        }
        read(words, label.getTextFill(), ground, opacity);
    }

    /// Tells whether nothing of the words of `label` can be seen although there is room around it: it has no width, or
    /// its text has none.
    private static boolean isSqueezed(Labeled label) {
        var parent = label.getParent();
        boolean hasRoom = parent != null
                && parent.getLayoutBounds().getWidth() >= 1
                && parent.getLayoutBounds().getHeight() >= 1;
        if (!hasRoom || !label.isManaged()) {
            return false;
        }
        boolean isBare = label.getContentDisplay() == ContentDisplay.GRAPHIC_ONLY;
        boolean hasNoText = label.lookup(".text") instanceof Text text
                && label.equals(text.getParent())
                && text.getLayoutBounds().getWidth() < 1;
        return !isBare && (label.getWidth() < 1 || label.getHeight() < 1 || hasNoText);
    }

    private void named(Control control) {
        boolean hasWords = control instanceof Labeled label
                && label.getText() != null
                && !label.getText().isBlank();
        boolean mustSay = control instanceof ButtonBase
                || control instanceof TextInputControl
                || control instanceof ComboBoxBase
                || control instanceof Slider;
        var name = control.getAccessibleText();
        if (mustSay && !hasWords && (name == null || name.isBlank())) {
            faults.add("without a name: " + control.getClass().getSimpleName() + " " + control.getStyleClass());
        }
    }

    private void read(String words, Paint paint, Color ground, double opacity) {
        boolean isIcon =
                words != null && words.codePoints().allMatch(c -> Character.getType(c) == Character.PRIVATE_USE);
        if (words == null || words.isBlank() || isIcon || !(paint instanceof Color colour)) {
            return;
        }
        var seen = mix(colour.deriveColor(0, 1, 1, opacity), ground);
        double contrast = contrast(seen, ground);
        if (contrast < leastContrast - 0.005) {
            faults.add(String.format(
                    Locale.ROOT, "contrast %.2f: '%s' %s on %s", contrast, words, hex(seen), hex(ground)));
        }
    }

    private static String hex(Color colour) {
        return colour.toString().substring(2, 8);
    }

    private static Color over(Region region, Color ground) {
        var background = region.getBackground();
        var seen = ground;
        if (background != null) {
            for (var fill : background.getFills()) {
                if (fill.getFill() instanceof Color colour) {
                    seen = mix(colour, seen);
                }
            }
        }
        return seen;
    }

    private static Color mix(Color above, Color below) {
        return below.interpolate(Color.color(above.getRed(), above.getGreen(), above.getBlue()), above.getOpacity());
    }

    /// Source: WCAG 2.2, contrast ratio.
    private static double contrast(Color a, Color b) {
        double lighter = Math.max(luminance(a), luminance(b));
        double darker = Math.min(luminance(a), luminance(b));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
