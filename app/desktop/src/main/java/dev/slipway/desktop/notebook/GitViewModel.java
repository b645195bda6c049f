package dev.slipway.desktop.notebook;

import dev.slipway.desktop.files.GitStatus;
import dev.slipway.desktop.task.Jobs;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What Git says of the folder a notebook is in, in a few words. UI thread only.
final class GitViewModel {
    private final Jobs jobs;
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private boolean looking;

    GitViewModel(Jobs jobs) {
        this.jobs = jobs;
    }

    /// Branch and how many files are changed: `main, 1 changed`; empty where there is no working copy.
    ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /// Asks Git about the folder of `notebook`; one question at a time.
    void look(Path notebook) {
        var folder = notebook.toAbsolutePath().getParent();
        if (looking || folder == null) {
            return;
        }
        looking = true;
        jobs.submit(() -> GitStatus.of(folder), result -> {
            looking = false;
            if (result instanceof Jobs.Result.Done<Optional<GitStatus>>(var now)) {
                words.set(now.map(GitViewModel::words).orElse(""));
            }
        });
    }

    static String words(GitStatus now) {
        int changed = now.changed().size();
        return now.branch() + (changed == 0 ? "" : ", " + changed + " changed");
    }
}
