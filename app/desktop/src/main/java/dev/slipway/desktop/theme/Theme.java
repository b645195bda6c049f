package dev.slipway.desktop.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// Light or dark.
public enum Theme {
    LIGHT("light.css"),
    DARK("dark.css");

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

    /// Returns the other one.
    public Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }

    /// Gives `scene` this theme's colours; its stylesheets are replaced.
    public void applyTo(Scene scene) {
        Application.setUserAgentStylesheet(
                this == LIGHT ? new PrimerLight().getUserAgentStylesheet() : new PrimerDark().getUserAgentStylesheet());
        scene.getStylesheets().setAll(sheets());
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
