package dev.slipway.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/// What this program is.
final class Product {
    private Product() {}

    /// Returns the version that was built.
    static String version() {
        var properties = new Properties();
        try (var in = Product.class.getResourceAsStream("version.properties")) {
            if (in == null) {
                throw new IllegalStateException("version.properties is not on the class path");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
