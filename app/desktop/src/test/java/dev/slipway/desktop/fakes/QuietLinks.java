package dev.slipway.desktop.fakes;

import dev.slipway.api.document.CellId;
import dev.slipway.desktop.output.Links;
import dev.slipway.kernel.markdown.Equations;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/// Links that lead nowhere. Work is done at once, or when the test says so. UI thread only.
public class QuietLinks implements Links {
    private final Queue<Runnable> later = new ArrayDeque<>();
    private boolean isHeldBack;

    private @Nullable Image image;

    /// The numbers of the notebook these are of.
    public Equations equations = Equations.NONE;

    /// Returns the image that was copied last.
    public Optional<Image> copied() {
        return Optional.ofNullable(image);
    }

    /// What was said last.
    public String told = "";

    @Override
    public void tell(String title, String body) {
        told = title + " " + body;
    }

    /// Holds work back until `catchUp`.
    public QuietLinks holdBack() {
        isHeldBack = true;
        return this;
    }

    /// Does the work that was held back.
    public void catchUp() {
        for (var next = later.poll(); next != null; next = later.poll()) {
            next.run();
        }
    }

    @Override
    public <T> void work(Supplier<T> work, Consumer<T> then) {
        later.add(() -> then.accept(work.get()));
        if (!isHeldBack) {
            catchUp();
        }
    }

    @Override
    public void copy(Image copied) {
        image = copied;
    }

    @Override
    public void go(CellId cell, int line) {}

    @Override
    public Optional<String> name(CellId cell) {
        return Optional.empty();
    }

    @Override
    public void follow(String address) {}

    @Override
    public void save(String name, Supplier<String> text) {}

    @Override
    public void copy(Supplier<String> text) {}

    @Override
    public Optional<String> picture(String path) {
        return Optional.empty();
    }

    @Override
    public Equations equations() {
        return equations;
    }

    @Override
    public boolean isTrusted() {
        return false;
    }
}
