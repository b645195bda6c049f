package dev.slipway.desktop.settings;

import dev.slipway.desktop.settings.Settings.Frame;
import dev.slipway.desktop.settings.Settings.Look;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// The file `window.properties` in Slipway's home. A missing, broken or unreadable one counts as a first start.
public final class SettingsFile {
    private final Path file;

    /// @param home Slipway's folder; made on the first save
    public SettingsFile(Path home) {
        file = home.resolve("window.properties");
    }

    /// Returns what was saved last.
    public Settings load() {
        var kept = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            kept.load(reader);
        } catch (IOException | IllegalArgumentException firstStart) {
            return Settings.first();
        }
        var files = new ArrayList<Path>();
        for (int i = 0; kept.getProperty("open." + i) != null; i++) {
            files.add(Path.of(kept.getProperty("open." + i)));
        }
        return new Settings(
                look(kept.getProperty("look", "")),
                frame(kept),
                path(kept.getProperty("workspace")),
                files,
                path(kept.getProperty("active")),
                PreferencesText.read(kept));
    }

    /// Writes `settings`, replacing the file whole.
    public void save(Settings settings) throws IOException {
        var kept = new Properties();
        kept.setProperty("look", settings.look().name());
        PreferencesText.write(settings.preferences(), kept);
        var frame = settings.frame();
        kept.setProperty("width", String.valueOf(frame.width()));
        kept.setProperty("height", String.valueOf(frame.height()));
        kept.setProperty("side", String.valueOf(frame.side()));
        kept.setProperty("right", String.valueOf(frame.right()));
        kept.setProperty("sideOpen", String.valueOf(frame.sideOpen()));
        kept.setProperty("rightOpen", String.valueOf(frame.rightOpen()));
        settings.lastWorkspace().ifPresent(folder -> kept.setProperty("workspace", folder.toString()));
        List<Path> open = settings.open();
        for (int i = 0; i < open.size(); i++) {
            kept.setProperty("open." + i, open.get(i).toString());
        }
        if (settings.active() != null) {
            kept.setProperty("active", settings.active().toString());
        }
        var text = new StringWriter();
        kept.store(text, "Slipway's window");
        Files.createDirectories(file.toAbsolutePath().getParent());
        var aside = Files.createTempFile(file.toAbsolutePath().getParent(), "window", ".tmp");
        Files.writeString(aside, text.toString());
        Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Look look(String name) {
        try {
            return Look.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            return Look.SYSTEM;
        }
    }

    private static Frame frame(Properties kept) {
        var first = Frame.FIRST;
        return new Frame(
                number(kept, "width", first.width(), 640),
                number(kept, "height", first.height(), 480),
                number(kept, "side", first.side(), 120),
                number(kept, "right", first.right(), 160),
                !"false".equals(kept.getProperty("sideOpen")),
                !"false".equals(kept.getProperty("rightOpen")));
    }

    private static double number(Properties kept, String key, double otherwise, double least) {
        try {
            var value = Double.parseDouble(kept.getProperty(key, ""));
            return value >= least && value <= 10_000 ? value : otherwise;
        } catch (NumberFormatException none) {
            return otherwise;
        }
    }

    private static @Nullable Path path(@Nullable String text) {
        return text == null ? null : Path.of(text);
    }
}
