package dev.slipway.desktop.notebook;

import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.kit.MessageBar;
import dev.slipway.desktop.notebook.SaveViewModel.Trouble;
import dev.slipway.kernel.file.Opened;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// What a person is told about a notebook's file and its kernel, above its cells.
///
/// @param elsewhere lets the person choose another file
/// @param difference shows what the file holds beside what is here
record Troubles(SaveViewModel save, Runnable elsewhere, Runnable difference) {
    private void saveAgain() {
        save.save(() -> {});
    }

    /// Returns the message about `trouble`, with its ways on.
    Region bar(Trouble trouble) {
        var name = save.fileProperty().get().path().getFileName();
        return switch (trouble) {
            case Trouble.NotSaved(var message, var hint) ->
                new MessageBar(
                        MessageBar.Kind.FAILURE,
                        message,
                        hint + " Your edits are kept here meanwhile.",
                        Kit.button("", "Save elsewhere", elsewhere, "primary"),
                        Kit.button("", "Try again", this::saveAgain),
                        Kit.button("", "Not now", save::dismiss, "flat"));
            case Trouble.NotKept(var why) ->
                new MessageBar(
                        MessageBar.Kind.WARNING,
                        "Unsaved edits are in this window only: they cannot be kept in Slipway's folder.",
                        why + ". Save the notebook, or free some space; a crash would lose them.",
                        Kit.button("", "Save", this::saveAgain, "primary"),
                        Kit.button("", "Save elsewhere", elsewhere),
                        Kit.button("", "Not now", save::dismiss, "flat"));
            case Trouble.ChangedOutside(var cells) ->
                new MessageBar(
                        MessageBar.Kind.WARNING,
                        name + " was changed by another program.",
                        "There are edits here that are not saved. Nothing has been overwritten." + differing(cells),
                        Kit.button("", "Keep mine", save::overwrite, "primary"),
                        Kit.button("", "Take theirs", save::reload),
                        Kit.button("", "See the difference", difference),
                        Kit.button("", "Save mine elsewhere", elsewhere));
            case Trouble.Gone _ -> gone();
            case Trouble.Emptied _ -> emptied();
            case Trouble.Recovered _ -> recovered();
        };
    }

    private Region gone() {
        var name = save.fileProperty().get().path().getFileName();
        return new MessageBar(
                MessageBar.Kind.WARNING,
                name + " is not there any more.",
                "It was deleted, moved or renamed. What it held is here, and is kept with your edits.",
                Kit.button("", "Save it again", this::saveAgain, "primary"),
                Kit.button("", "Save elsewhere", elsewhere),
                Kit.button("", "Not now", save::dismiss, "flat"));
    }

    private Region emptied() {
        var opened = save.fileProperty().get();
        var ways = new ArrayList<Node>();
        ways.add(Kit.button("", "Save it again", this::saveAgain, "primary"));
        if (opened.format() == Opened.Format.JSH) { // an empty .ipynb is no notebook
            ways.add(Kit.button("", "Take it as it is", save::reload));
        }
        ways.add(Kit.button("", "Save elsewhere", elsewhere));
        ways.add(Kit.button("", "Not now", save::dismiss, "flat"));
        return new MessageBar(
                MessageBar.Kind.WARNING,
                opened.path().getFileName() + " was emptied by another program.",
                "What it held is here, and is kept with your edits.",
                ways.toArray(Node[]::new));
    }

    private Region recovered() {
        return new MessageBar(
                MessageBar.Kind.NOTE,
                "Edits from last time are back.",
                "They were not saved when the window was closed.",
                Kit.button("", "Save them", this::saveAgain, "primary"),
                Kit.button("", "Go back to the file", save::reload),
                Kit.button("", "Go on", save::dismiss, "flat"));
    }

    /// Shows, as long as it is so, that the running cell does not end although it was asked to.
    ///
    /// @param show given null when there is nothing to tell
    static void watchStopping(ExecutionViewModel execution, Runnable restart, Consumer<@Nullable Region> show) {
        execution
                .unstoppableProperty()
                .subscribe(cell -> show.accept(
                        cell == null
                                ? null
                                : new MessageBar(
                                        MessageBar.Kind.WARNING,
                                        "The cell does not stop.",
                                        "It is in code that cannot be interrupted. A restart of the kernel ends it: its"
                                                + " variables are lost, the notebook is not.",
                                        Kit.button("restart", "Restart the kernel", restart, "primary"))));
    }

    /// Returns the message that the kernel has ended by itself.
    static Region ended(String reason, KernelViewModel kernel) {
        return new MessageBar(
                MessageBar.Kind.FAILURE,
                reason.endsWith(".") ? reason : reason + ".",
                "The notebook is intact; its variables are gone.",
                Kit.button("restart", "Restart", kernel::start, "primary"));
    }

    private static String differing(List<Integer> cells) {
        if (cells.isEmpty()) {
            return "";
        }
        var numbers = cells.stream().limit(8).map(at -> String.valueOf(at + 1)).toList();
        return (cells.size() == 1 ? " Cell " : " Cells ")
                + String.join(", ", numbers)
                + (cells.size() > 8 ? " and " + (cells.size() - 8) + " more" : "")
                + (cells.size() == 1 ? " differs." : " differ.");
    }
}
