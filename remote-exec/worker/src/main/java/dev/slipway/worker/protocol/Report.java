package dev.slipway.worker.protocol;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.run.ContentHash;
import dev.slipway.api.spi.NotebookHost;
import dev.slipway.api.sql.QueryRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a worker tells its run process. Each request's doc says which reports answer it.
public sealed interface Report {
    /// The first report of every worker.
    ///
    /// @param protocol must be `Frames.PROTOCOL`
    /// @param apiLevel of the API the worker runs with
    /// @param pid its process number
    /// @param java its full Java version
    record Hello(int protocol, int apiLevel, long pid, String java) implements Report {}

    /// The code is verified and in place.
    record Loaded(ContentHash hash) implements Report {}

    /// The code was not taken; the worker has no code now.
    record Refused(String message) implements Report {}

    /// The elements of each loop, in the request's order.
    record Expanded(List<Elements> loops) implements Report {
        public Expanded {
            loops = List.copyOf(loops);
        }
    }

    /// @param variable the loop variable
    /// @param items its elements in order; copied
    record Elements(String variable, List<Item> items) {
        public Elements {
            items = List.copyOf(items);
        }
    }

    /// @param preview the element in a few characters, for people
    /// @param hash of the encoded element
    record Item(String preview, ContentHash hash) {}

    /// Text the task printed; complete characters, not always complete lines.
    record Printed(Stream stream, String text, Instant time) implements Report {}

    /// See `Printed`.
    enum Stream {
        OUT,
        ERR
    }

    /// One value of a metric; `iteration` counts up from 0 per name where the task gave none.
    record Metric(String name, double value, long iteration, Instant time) implements Report {}

    /// Which way a metric gets better.
    record Direction(String name, NotebookHost.Direction direction) implements Report {}

    /// How far the task is; at most twenty a second.
    record Progress(long done, long total, String text) implements Report {}

    /// Something the task shows: a value or a note.
    ///
    /// @param number counts the task's cards from 0; one of the same number before is replaced
    record Card(int number, MimeBundle bundle) implements Report {}

    /// A file or folder the task read by `dataset`; once per task and path.
    ///
    /// @param path as the notebook names it
    /// @param file absolute
    /// @param bytes its size; of a folder the sum over its files
    /// @param hash as `Datasets.measure` gives it
    record InputRead(String path, Path file, long bytes, ContentHash hash) implements Report {}

    /// A question of the task about the history; answered by a `Request.Answer` with its number.
    ///
    /// @param question a JSON object, see `PastSource`
    record Asked(long number, Map<String, @Nullable Object> question) implements Report {
        public Asked {
            question = Collections.unmodifiableMap(new LinkedHashMap<>(question));
        }
    }

    /// What the reference of a connection begins with.
    String CONNECTION = "connection:";

    /// What a property of the deployment begins with; no run can be named so.
    String DEPLOYMENT = "=deployment ";

    /// What the task named a run by, and the run that was; both empty where it went through the runs there are. Of a
    /// connection, its name behind `CONNECTION`, and what tells that it leads to the same; empty if nothing tells.
    /// Of the deployment, a property behind `DEPLOYMENT`, and what it was.
    record LookedUp(String reference, String run) implements Report {}

    /// A query of a database by the task, which has ended well.
    record Queried(QueryRecord query) implements Report {}

    /// The task's result. Its blobs are on disk.
    ///
    /// @param artifacts in the order of the request; copied
    /// @param unstorable what was to be kept only if it could be, and cannot; copied
    record Succeeded(List<Artifact> artifacts, List<Unstorable> unstorable) implements Report {
        public Succeeded {
            artifacts = List.copyOf(artifacts);
            unstorable = List.copyOf(unstorable);
        }
    }

    /// @param name the variable
    /// @param javaType its declared type
    /// @param reason one sentence with the part and type that cannot be stored
    record Unstorable(String name, String javaType, String reason) {}

    /// The task failed; nothing of it counts.
    ///
    /// @param type simple name of the exception, for example `ArithmeticException`
    /// @param message a sentence that says what, and where it helps a second one that says what to do
    /// @param place the cell's own line; null where none is known
    /// @param traceback the stack trace down to the cell, frames of ours left out; empty if none
    /// @param next what becomes of the worker
    record Failed(String type, String message, @Nullable Place place, String traceback, Next next) implements Report {}

    /// @param cell id of the cell
    /// @param cellIndex 0-based position of the cell
    /// @param line 1-based in the cell; 0 if not known
    record Place(String cell, int cellIndex, int line) {}

    /// What becomes of a worker after a failure.
    enum Next {
        /// It takes the next request.
        READY,
        /// It exits now, since its memory cannot be trusted any more.
        EXITS
    }

    /// What tasks left behind has used the worker up: its next report is the last on its work, then it is to be
    /// replaced.
    ///
    /// @param why one clause
    record Worn(String why) implements Report {}

    /// Answers a `Ping`.
    record Pong(long number) implements Report {}
}
