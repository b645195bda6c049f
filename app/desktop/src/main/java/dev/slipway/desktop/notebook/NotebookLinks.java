package dev.slipway.desktop.notebook;

import dev.slipway.api.document.CellId;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.MessageBar;
import dev.slipway.desktop.output.Links;
import dev.slipway.desktop.output.OutputScreen;
import dev.slipway.desktop.output.Picture;
import dev.slipway.desktop.output.TextLog;
import dev.slipway.desktop.table.LiveTable;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.kernel.markdown.Definitions;
import dev.slipway.kernel.markdown.Equations;
import dev.slipway.kernel.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.image.Image;
import javax.lang.model.SourceVersion;

/// Where the outputs and the prose of one cell lead to. Pictures come from beside the notebook or from the text itself,
/// never from the net. UI thread only.
final class NotebookLinks implements Links {
    private static final String TOLD = "told";
    private static final int LONGEST = 80; // UTF-16 units of an address in a message

    private final NotebookScreen screen;
    private final OutsideLinks outside;
    private final CellViewModel cell;
    private final NotebookMaths maths;

    NotebookLinks(NotebookScreen screen, OutsideLinks outside, CellViewModel cell, NotebookMaths maths) {
        this.screen = screen;
        this.outside = outside;
        this.cell = cell;
        this.maths = maths;
    }

    @Override
    public void go(CellId target, int line) {
        screen.go(target, line);
    }

    @Override
    public Optional<String> name(CellId target) {
        return screen.notebook()
                .cell(target)
                .map(found -> "cell " + (screen.notebook().cells().indexOf(found) + 1));
    }

    @Override
    public void ifFixable(Problem problem, Runnable then) {
        var place = problem.place();
        var source = place == null
                ? Optional.<String>empty()
                : screen.notebook().cell(place.cell()).map(CellViewModel::source);
        source.ifPresent(text -> screen.notebook().kernel().fixes(text, Faults.of(problem, text), found -> {
            if (!found.isEmpty()) {
                then.run();
            }
        }));
    }

    @Override
    public void follow(String address) {
        if (address.startsWith("#")) {
            anchors()
                    .find(address.substring(1))
                    .ifPresentOrElse(
                            target -> screen.go(target.id(), 0),
                            () -> tell(
                                    "The link leads nowhere: " + shortened(address),
                                    "There is no heading, step or cell of that name."));
            return;
        }
        if (Links.isOutside(address)) {
            outside.browse(address);
            return;
        }
        beside(address)
                .ifPresentOrElse(
                        outside::open,
                        () -> tell(
                                "The link leads nowhere: " + shortened(address),
                                "There is no such file, seen from the notebook. Other links are followed if they begin"
                                        + " with http:, https: or mailto:."));
    }

    private static String shortened(String address) {
        return address.length() <= LONGEST ? address : address.substring(0, LONGEST) + "…";
    }

    @Override
    public void tell(String title, String body) {
        var away = Kit.button("", "Dismiss", () -> screen.view().message(TOLD, null), "flat");
        screen.view().message(TOLD, new MessageBar(MessageBar.Kind.WARNING, title, body, away));
    }

    private Anchors anchors() {
        return new Anchors(screen.notebook().cells());
    }

    @Override
    public Optional<LiveTable> table(String table) {
        var execution = screen.notebook().execution();
        boolean shownByThisKernel =
                execution.isRunning(cell.id()) || execution.runs().containsKey(cell.id());
        return shownByThisKernel ? Optional.of(screen.tables().table(table)) : Optional.empty();
    }

    @Override
    public void explore(LiveTable table) {
        int place = screen.notebook().cells().indexOf(cell) + 1;
        var last = cell.source().stripTrailing();
        last = last.substring(last.lastIndexOf('\n') + 1).strip();
        var name = SourceVersion.isIdentifier(last) ? last : "cell " + place;
        screen.tables()
                .explore(
                        table, name, "cell " + place, last.endsWith(";") ? last.substring(0, last.length() - 1) : last);
    }

    @Override
    public void save(String name, Supplier<String> text) {
        screen.texts().save("Save output", screen.folder(), name, text);
    }

    @Override
    public void copy(Supplier<String> text) {
        outside.copy(text);
    }

    @Override
    public void copy(Image image) {
        outside.copy(image);
    }

    @Override
    public void save(String name, Supplier<byte[]> bytes, String folder) {
        screen.texts().saveBytes("Save output", folder.isEmpty() ? screen.folder() : Path.of(folder), name, bytes);
    }

    @Override
    public void open(Picture picture) {
        var id = "picture:" + System.identityHashCode(picture);
        screen.open(id, () -> OutputScreen.of(id, "Plot of " + place(), picture, this));
    }

    @Override
    public void open(TextLog text) {
        var id = "text:" + System.identityHashCode(text);
        screen.open(id, () -> OutputScreen.of(id, "Output of " + place(), text, this));
    }

    private String place() {
        return name(cell.id()).orElse("a cell");
    }

    @Override
    public Optional<String> picture(String path) {
        if (path.startsWith("data:image/")) {
            return Optional.of(path);
        }
        if (path.startsWith("attachment:")) {
            return Attachments.of(cell.cellProperty().get().attachments())
                    .address(path.substring("attachment:".length()));
        }
        return path.contains("://")
                ? Optional.empty()
                : beside(path).map(found -> found.toUri().toString());
    }

    @Override
    public <T> void work(Supplier<T> work, Consumer<T> then) {
        screen.texts().jobs().submit(work::get, result -> {
            if (result instanceof Jobs.Result.Done<T>(var value)) {
                then.accept(value);
            }
        });
    }

    @Override
    public Definitions definitions() {
        return maths.definitions();
    }

    @Override
    public Equations equations() {
        return maths.equations();
    }

    @Override
    public boolean isTrusted() {
        return screen.notebook().execution().runs().containsKey(cell.id());
    }

    private Optional<Path> beside(String address) {
        try {
            var plain = address.contains("#") ? address.substring(0, address.indexOf('#')) : address;
            var decoded =
                    java.net.URLDecoder.decode(plain.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
            var path = screen.folder().resolve(decoded).normalize();
            return !plain.isEmpty() && Files.isRegularFile(path) ? Optional.of(path) : Optional.empty();
        } catch (IllegalArgumentException notAPath) {
            return Optional.empty();
        }
    }
}
