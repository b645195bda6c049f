package dev.slipway.features;

import dev.slipway.api.spi.ArtifactCodec.NotebookTypes;
import dev.slipway.tablesaw.TableCodec;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Writes what `FeatureReader` reads. One thread at a time.
final class FeatureWriter {
    static final int SPLIT = 'S';
    static final int PART = 'P';
    static final int FITTED = 'F';

    private final DataOutputStream out;

    FeatureWriter(DataOutputStream out) {
        this.out = out;
    }

    /// Tables in here belong to nobody else, so that nobody asks for what is shared.
    enum Unshared implements NotebookTypes {
        INSTANCE;

        @Override
        public @Nullable String nameOf(Class<?> type) {
            return null;
        }

        @Override
        public Class<?> typeOf(String name) throws IOException {
            throw new IOException("no cell declares " + name + " here");
        }

        @Override
        public void met(Object mutable, Supplier<String> path) {
            // see above
        }
    }

    void split(Split split) throws IOException {
        out.writeByte(SPLIT);
        text(split.way().name());
        text(split.by());
        out.writeInt(split.parts().size());
        for (var part : split.parts()) {
            part(part);
        }
        out.flush();
    }

    void onePart(Part part) throws IOException {
        out.writeByte(PART);
        part(part);
        out.flush();
    }

    void oneFitted(Fitted fitted) throws IOException {
        out.writeByte(FITTED);
        fitted(fitted);
        out.flush();
    }

    private void part(Part part) throws IOException {
        origin(part.origin());
        out.writeInt(part.applied().size());
        for (var fitted : part.applied()) {
            fitted(fitted);
        }
        new TableCodec().encode(part.view(), out, Unshared.INSTANCE);
    }

    private void fitted(Fitted fitted) throws IOException {
        origin(fitted.origin());
        out.writeInt(fitted.rules().size());
        for (var rule : fitted.rules()) {
            rule(rule);
        }
    }

    private void rule(Rule rule) throws IOException {
        switch (rule) {
            case Rule.OneHot oneHot -> {
                out.writeByte(0);
                text(oneHot.column());
                texts(oneHot.categories());
                text(oneHot.unseen().name());
            }
            case Rule.Ordinal ordinal -> {
                out.writeByte(1);
                text(ordinal.column());
                texts(ordinal.categories());
                text(ordinal.unseen().name());
            }
            case Rule.Fill fill -> {
                out.writeByte(2);
                text(fill.column());
                text(fill.how());
                new TableCodec().encode(fill.value(), out, Unshared.INSTANCE);
            }
            case Rule.Scale scale -> {
                out.writeByte(3);
                text(scale.column());
                text(scale.how());
                out.writeDouble(scale.offset());
                out.writeDouble(scale.scale());
            }
        }
    }

    /// The rows as the distances from each to the next, the first from -1.
    private void origin(Origin origin) throws IOException {
        text(origin.source());
        out.writeLong(origin.content());
        out.writeInt(origin.total());
        text(origin.method());
        var kind = origin.kind();
        text(kind == null ? "" : kind.name());
        out.writeInt(origin.rows().length);
        int before = -1;
        for (int row : origin.rows()) {
            number(row - before);
            before = row;
        }
    }

    /// Seven bits a byte, the last ones first; the top bit says that more follow.
    private void number(int number) throws IOException {
        int left = number;
        while (left >= 0x80) {
            out.writeByte((left & 0x7F) | 0x80);
            left >>>= 7;
        }
        out.writeByte(left);
    }

    private void texts(List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (var text : texts) {
            text(text);
        }
    }

    private void text(String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
