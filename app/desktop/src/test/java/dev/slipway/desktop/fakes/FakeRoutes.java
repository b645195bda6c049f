package dev.slipway.desktop.fakes;

import dev.slipway.api.run.RunId;
import dev.slipway.desktop.route.Dialogs;
import dev.slipway.desktop.route.Routes;
import dev.slipway.desktop.shell.Screen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/// Goes nowhere and remembers the ways that were asked for, one line each. One thread at a time.
public final class FakeRoutes implements Routes, Dialogs {
    public final List<String> gone = new ArrayList<>();

    /// Where a person saves; null for not at all.
    public @Nullable Path file;

    @Override
    public void runs(String filter) {
        gone.add("runs " + filter);
    }

    @Override
    public void run(RunId run) {
        gone.add("run " + run);
    }

    @Override
    public void task(RunId run, String step, int index) {
        gone.add("task " + run + "/" + step + "/" + index);
    }

    @Override
    public void compare(List<RunId> runs) {
        gone.add("compare " + runs);
    }

    @Override
    public void tasks(List<RunId> runs) {
        gone.add("tasks " + runs);
    }

    @Override
    public void why(RunId before, RunId after) {
        gone.add("why " + before + " " + after);
    }

    @Override
    public void deployments(String flow) {
        gone.add("deployments " + flow);
    }

    @Override
    public void notebook(Path notebook, @Nullable String cell, @Nullable Integer line) {
        gone.add("notebook " + notebook.getFileName() + " " + cell + " " + line);
    }

    @Override
    public void again(RunId run) {
        gone.add("again " + run);
    }

    @Override
    public void restore(RunId run, String step, int index) {
        gone.add("restore " + run + "/" + step + "/" + index);
    }

    @Override
    public void past(RunId run) {
        gone.add("past " + run);
    }

    @Override
    public void past(String flow, int version) {
        gone.add("past " + flow + "@" + version);
    }

    @Override
    public void insert(String code, Path notebook) {
        gone.add("insert " + code + " into " + notebook.getFileName());
    }

    @Override
    public void table(Path file) {
        gone.add("table " + file.getFileName());
    }

    @Override
    public void show(Screen screen) {
        gone.add("show " + screen.tab().getValue().title());
    }

    @Override
    public void copy(Image image) {
        gone.add("copy an image");
    }

    @Override
    public void browse(String address) {
        gone.add("browse " + address);
    }

    @Override
    public Optional<Path> save(String name) {
        gone.add("save " + name);
        return Optional.ofNullable(file);
    }

    @Override
    public void copy(String text) {
        gone.add("copy " + text.lines().findFirst().orElse(""));
    }
}
