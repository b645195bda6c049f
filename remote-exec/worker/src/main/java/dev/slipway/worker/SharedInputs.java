package dev.slipway.worker;

import dev.slipway.api.run.ContentHash;
import dev.slipway.worker.object.ObjectFiles;
import dev.slipway.worker.protocol.Blob;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The decoded inputs that tasks of a fan-out share, while they are unchanged. A value that holds types of the
/// notebook is decoded for each task anew, since each has classes of its own. One thread at a time.
final class SharedInputs {
    private static final byte[] NOT_KEPT = {};
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final Codecs codecs;
    private final long mostBytes;
    private final LinkedHashMap<ContentHash, Decoded> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, Lent> lent = new HashMap<>();
    private long keptBytes;

    /// A decoded value; equal to itself only.
    private static final class Decoded {
        private final Blob blob;
        private final @Nullable Object value;
        private final Sharing sharing;
        private final byte[] encoding;

        /// @param encoding of `value` when it was decoded; empty if too large to be kept
        Decoded(Blob blob, @Nullable Object value, Sharing sharing, byte[] encoding) {
            this.blob = blob;
            this.value = value;
            this.sharing = sharing;
            this.encoding = encoding;
        }
    }

    private record Lent(Decoded decoded, ObjectFiles objects) {}

    /// How far a decoded value can be shared.
    private enum Sharing {
        /// Holds types of the notebook.
        NONE,
        /// Can change: to be checked after each task.
        WHILE_UNCHANGED,
        /// Holds nothing that can change.
        ALWAYS
    }

    /// @param mostBytes encoded size of what is kept at most; the encodings themselves may take as much again
    SharedInputs(Codecs codecs, long mostBytes) {
        this.codecs = codecs;
        this.mostBytes = mostBytes;
    }

    /// Returns the value of `blob` for the variable `name` of the current task; two variables never share one.
    @Nullable
    Object get(String name, Blob blob, ObjectFiles objects, TaskClasses classes) throws IOException {
        var before = lent.get(name);
        if (before != null && before.decoded().blob.equals(blob)) {
            return before.decoded().value;
        }
        var known = kept.get(blob.hash());
        boolean isFree = known != null
                && known.blob.equals(blob)
                && (known.sharing == Sharing.ALWAYS
                        || lent.values().stream().noneMatch(other -> other.decoded() == known));
        var decoded = known != null && isFree ? known : decode(blob, objects, classes);
        lent.put(name, new Lent(decoded, objects));
        if (known == null) {
            keep(decoded);
        }
        return decoded.value;
    }

    /// Tells whether the value of the variable `name` was changed in place.
    boolean wasChanged(String name, TaskClasses classes) throws IOException {
        var loan = lent.get(name);
        if (loan == null || loan.decoded().sharing == Sharing.ALWAYS) {
            return false;
        }
        if (loan.decoded().encoding.length > 0) {
            var comparison = new Comparison(loan.decoded().encoding);
            codecs.encode(loan.decoded().value, comparison, classes);
            return !comparison.isEqual();
        }
        var blob = loan.decoded().blob;
        var now = codecs.hash(loan.decoded().value, classes);
        if (now.equals(blob.hash())) {
            return false;
        }
        // a codec may write a decoded value otherwise than the original: ask it again
        return !now.equals(codecs.hash(codecs.decode(blob, loan.objects(), classes), classes));
    }

    /// Ends the task: drops what it changed, so that the next one decodes it again.
    void returned(TaskClasses classes) {
        for (var entry : Map.copyOf(lent).entrySet()) {
            var decoded = entry.getValue().decoded();
            if (kept.get(decoded.blob.hash()) == decoded && isDoubtful(entry.getKey(), classes)) {
                drop(decoded);
            }
        }
        lent.clear();
    }

    private boolean isDoubtful(String name, TaskClasses classes) {
        try {
            return wasChanged(name, classes);
        } catch (IOException | RuntimeException e) {
            return true; // what was put into it cannot even be encoded
        }
    }

    private Decoded decode(Blob blob, ObjectFiles objects, TaskClasses classes) throws IOException {
        classes.takeAsked();
        var value = codecs.decode(blob, objects, classes);
        if (classes.takeAsked()) {
            return new Decoded(blob, value, Sharing.NONE, NOT_KEPT);
        }
        var mutables = new MutableCount(classes);
        boolean isSmall = blob.size() <= Math.min(mostBytes, LARGEST_ARRAY);
        var encoded = isSmall ? new ByteArrayOutputStream((int) blob.size()) : OutputStream.nullOutputStream();
        codecs.encode(value, encoded, mutables);
        if (mutables.isZero()) {
            return new Decoded(blob, value, Sharing.ALWAYS, NOT_KEPT);
        }
        return new Decoded(
                blob,
                value,
                Sharing.WHILE_UNCHANGED,
                encoded instanceof ByteArrayOutputStream bytes ? bytes.toByteArray() : NOT_KEPT);
    }

    private void keep(Decoded decoded) {
        if (decoded.sharing == Sharing.NONE || decoded.blob.size() > mostBytes) {
            return;
        }
        kept.put(decoded.blob.hash(), decoded);
        keptBytes += decoded.blob.size();
        while (keptBytes > mostBytes) {
            drop(kept.firstEntry().getValue());
        }
    }

    private void drop(Decoded decoded) {
        kept.remove(decoded.blob.hash());
        keptBytes -= decoded.blob.size();
    }
}
