package dev.slipway.desktop.run;

import dev.slipway.api.document.CellId;
import dev.slipway.desktop.output.Links;
import dev.slipway.desktop.output.OutputScreen;
import dev.slipway.desktop.output.Picture;
import dev.slipway.desktop.output.TextLog;
import dev.slipway.desktop.route.Dialogs;
import dev.slipway.desktop.route.Routes;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.image.Image;

/// Where what a task displayed leads to. Nothing of it is trusted: scripts do not run. UI thread only.
final class RunLinks implements Links {
    private final TaskViewModel task;
    private final Routes routes;
    private final Dialogs dialogs;

    RunLinks(TaskViewModel task, Routes routes, Dialogs dialogs) {
        this.task = task;
        this.routes = routes;
        this.dialogs = dialogs;
    }

    @Override
    public void go(CellId cell, int line) {
        throw new UnsupportedOperationException("what a task displayed names no cell");
    }

    @Override
    public Optional<String> name(CellId cell) {
        return Optional.empty();
    }

    @Override
    public void follow(String address) {
        if (Links.isOutside(address)) {
            dialogs.browse(address);
        }
    }

    @Override
    public void save(String name, Supplier<String> text) {
        save(name, () -> text.get().getBytes(StandardCharsets.UTF_8), "");
    }

    @Override
    public void save(String name, Supplier<byte[]> bytes, String folder) {
        dialogs.save(name).ifPresent(file -> task.save(file, bytes));
    }

    @Override
    public void copy(Supplier<String> text) {
        task.work(text, dialogs::copy);
    }

    @Override
    public <T> void work(Supplier<T> work, Consumer<T> then) {
        task.work(work, then);
    }

    @Override
    public void copy(Image image) {
        dialogs.copy(image);
    }

    @Override
    public void open(Picture picture) {
        routes.show(OutputScreen.of("picture:" + System.identityHashCode(picture), title(), picture, this));
    }

    @Override
    public void open(TextLog text) {
        routes.show(OutputScreen.of("text:" + System.identityHashCode(text), title(), text, this));
    }

    private String title() {
        return task.step() + " " + task.index();
    }

    @Override
    public Optional<String> picture(String path) {
        return path.startsWith("data:image/") ? Optional.of(path) : Optional.empty();
    }

    @Override
    public boolean isTrusted() {
        return false;
    }
}
