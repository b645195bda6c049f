package dev.slipway.desktop.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/// Light or dark, and each of them also in high contrast.
public enum Theme {
    LIGHT("light.css"),
    DARK("dark.css"),
    CONTRAST_LIGHT("contrast-light.css"),
    CONTRAST_DARK("contrast-dark.css");

    private static final List<String> FONTS = List.of(
            "Inter-Regular",
            "Inter-Medium",
            "Inter-SemiBold",
            "Inter-Italic",
            "JetBrainsMonoNL-Regular",
            "JetBrainsMonoNL-Medium",
            "JetBrainsMonoNL-Bold",
            "JetBrainsMonoNL-Italic");

    private final String tokens;

    Theme(String tokens) {
        this.tokens = tokens;
    }

    /// Makes the bundled fonts known to the toolkit.
    public static void loadFonts() {
        for (var font : FONTS) {
            Objects.requireNonNull(Font.loadFont(resource("fonts/" + font + ".ttf"), 13), font);
        }
    }

    /// Returns the theme with these two traits.
    public static Theme of(boolean isDark, boolean isContrast) {
        if (isContrast) {
            return isDark ? CONTRAST_DARK : CONTRAST_LIGHT;
        }
        return isDark ? DARK : LIGHT;
    }

    public boolean isDark() {
        return this == DARK || this == CONTRAST_DARK;
    }

    /// Tells whether text stands out at least 7:1 from its ground.
    public boolean isContrast() {
        return this == CONTRAST_LIGHT || this == CONTRAST_DARK;
    }

    /// Returns the dark one of a light theme, the light one of a dark theme; of the same contrast.
    public Theme other() {
        return of(!isDark(), isContrast());
    }

    /// Gives `scene` this theme's colours; its stylesheets are replaced.
    public void applyTo(Scene scene) {
        applyTo(scene, 1);
    }

    /// Gives `scene` this theme's colours, and what floats over it a size: menus, lists and tooltips are windows of
    /// their own, which what enlarges the content of the scene does not reach.
    ///
    /// @param scale 1 for the usual size
    public void applyTo(Scene scene, double scale) {
        Application.setUserAgentStylesheet(
                isDark() ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets().setAll(sheets());
        if (scale != 1) {
            scene.getStylesheets().add(floating(scale));
        }
        var floating = Window.getWindows().stream()
                .filter(PopupWindow.class::isInstance)
                .map(PopupWindow.class::cast)
                .filter(popup -> isOver(popup, scene))
                .toList();
        if (!floating.isEmpty()) {
            scene.getRoot().applyCss(); // first, for their colours are looked up from the node that they belong to
            floating.forEach(popup -> popup.getScene().getStylesheets().setAll(scene.getStylesheets()));
        }
    }

    /// Tells whether a menu, a list or a tooltip is open over `scene`; these take its stylesheets when they open only.
    private static boolean isOver(PopupWindow popup, Scene scene) {
        Window owner = popup;
        while (owner instanceof PopupWindow inner) {
            owner = inner.getOwnerWindow();
        }
        return owner != null && scene.equals(owner.getScene());
    }

    private static String floating(double scale) {
        var css = String.format(
                Locale.ROOT,
                ".context-menu .menu-item > .label, .combo-box-popup .list-cell { -fx-font-size: %1$.1fpx; }"
                        + " .context-menu { -fx-padding: %2$.1f; }"
                        + " .context-menu .menu-item { -fx-padding: %2$.1f %3$.1f %2$.1f %4$.1f; }"
                        + " .context-menu .menu-item > .graphic-container { -fx-padding: 0 %4$.1f 0 0; }"
                        + " .context-menu .icon { -fx-icon-size: %5$.1fpx; }"
                        + " .tooltip { -fx-font-size: %3$.1fpx; -fx-padding: %6$.1f %4$.1f %6$.1f %4$.1f; }",
                13 * scale,
                4 * scale,
                12 * scale,
                8 * scale,
                16 * scale,
                6 * scale);
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }

    /// Returns the stylesheets on top of AtlantaFX's, for a scene of its own such as a popup's.
    public List<String> sheets() {
        return List.of(
                resource(tokens),
                resource("kit.css"),
                resource("shell.css"),
                resource("notebook.css"),
                resource("screens.css"));
    }

    private static String resource(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name), name).toExternalForm();
    }
}
