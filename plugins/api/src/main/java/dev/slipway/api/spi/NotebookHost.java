package dev.slipway.api.spi;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.past.PastSource;
import dev.slipway.api.run.Deployment;
import dev.slipway.api.sql.DatabaseAccess;
import dev.slipway.api.sql.QueryRecord;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What stands behind the calls of `Notebook`: the kernel in a notebook, the worker in a task. Thread-safe.
public interface NotebookHost {
    /// Shows `value`, in `mime` only if that is not null; returns the id that `update` takes.
    String display(@Nullable Object value, @Nullable String mime);

    /// Shows `value`, in `mime` only if that is not null, in the place of what was displayed as `id`.
    void update(String id, @Nullable Object value, @Nullable String mime);

    /// Returns `value` in its forms; nothing is shown.
    MimeBundle render(@Nullable Object value);

    /// Shows a bundle made by the caller.
    void show(MimeBundle bundle);

    /// Takes away what was shown so far, when the next comes if `onNext`.
    default void clear(boolean onNext) {
        // only a notebook does
    }

    /// Records one value of a metric; `iteration` is null where the caller gave none.
    void metric(String name, double value, @Nullable Long iteration);

    /// Declares whether lower or higher values of `name` are better.
    void direction(String name, Direction direction);

    /// Shows how far the work is: `done` of `total`, in the caller's own unit.
    void progress(long done, long total, String text);

    /// Asks the person for a line.
    ///
    /// @throws IOException if nobody can be asked here
    String input(String prompt) throws IOException;

    /// Returns the value of the secret `name`.
    ///
    /// @throws IOException if there is none, saying how to set it
    String secret(String name) throws IOException;

    /// Returns how to open the database behind the connection `name`, and records that it is read.
    ///
    /// @throws IOException if there is no such connection, or its password, driver or file cannot be had
    default DatabaseAccess database(String name) throws IOException {
        throw new IOException("there are no connections here");
    }

    /// Records a query over a connection that has ended well.
    default void queried(QueryRecord query) {
        // only a task keeps it
    }

    /// Returns what a question of `jshell` about the session gives: `/vars`, `/methods`, `/types`, `/imports`, `/list`.
    ///
    /// @throws IOException if there is no session, or the question is not known
    default String session(String question) throws IOException {
        throw new IOException("there is no session to ask here: " + question);
    }

    /// Returns what knows the earlier runs.
    ///
    /// @throws IOException if there is no history here
    default PastSource past() throws IOException {
        throw new IOException("there is no history here");
    }

    /// Returns a property of the deployed version that runs, and records that it was read; empty where none is
    /// deployed.
    ///
    /// @throws IOException if it cannot be asked now
    default String deployment(Deployment.Property property) throws IOException {
        return "";
    }

    /// Returns the file or folder `path`, and records it as an input.
    ///
    /// @throws IOException if it cannot be found, naming the file
    Path dataset(String path) throws IOException;

    /// Which way a metric gets better.
    enum Direction {
        LOWER_IS_BETTER,
        HIGHER_IS_BETTER
    }
}
