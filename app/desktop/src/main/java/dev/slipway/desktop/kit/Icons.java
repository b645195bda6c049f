package dev.slipway.desktop.kit;

import org.kordamp.ikonli.javafx.FontIcon;

/// Icons of the one family the window uses: Material Design.
public final class Icons {
    private Icons() {}

    /// Returns the icon `name` (as the family spells it, `rocket-launch-outline`) in 16 px.
    ///
    /// @param styles colour classes: `accent`, `success`, `warning`, `danger`, `subtle`, `default`; none is muted
    public static FontIcon of(String name, String... styles) {
        return sized(name, 16, styles);
    }

    /// Returns the icon `name` in `size` px: 14 in lists and chips, 20 in the rail.
    public static FontIcon sized(String name, int size, String... styles) {
        var icon = new FontIcon("mdi2" + name.charAt(0) + "-" + name);
        icon.getStyleClass().addAll("icon", "i" + size);
        icon.getStyleClass().addAll(styles);
        return icon;
    }
}
