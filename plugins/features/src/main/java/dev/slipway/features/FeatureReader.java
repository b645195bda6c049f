package dev.slipway.features;

import dev.slipway.tablesaw.TableCodec;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Reads what `FeatureWriter` writes. Takes memory only as fast as bytes come. One thread at a time.
final class FeatureReader {
    private final DataInputStream in;

    FeatureReader(InputStream in) {
        this.in = new DataInputStream(in);
    }

    Shown read() throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case FeatureWriter.SPLIT -> split();
            case FeatureWriter.PART -> part();
            case FeatureWriter.FITTED -> fitted();
            default -> throw new IOException("neither split, part nor fitted");
        };
    }

    private Split split() throws IOException {
        var way = Split.Way.valueOf(text());
        var by = text();
        var parts = new ArrayList<Part>();
        for (int left = count(); left > 0; left--) {
            parts.add(part());
        }
        if (parts.isEmpty()) {
            throw new IOException("a split without parts");
        }
        return new Split(parts, way, by);
    }

    private Part part() throws IOException {
        var origin = origin();
        if (origin.kind() == null) {
            throw new IOException("a part without a kind");
        }
        var applied = new ArrayList<Fitted>();
        for (int left = count(); left > 0; left--) {
            applied.add(fitted());
        }
        if (!(new TableCodec().decode(in, FeatureWriter.Unshared.INSTANCE) instanceof Table table)) {
            throw new IOException("a part without a table");
        }
        return new Part(origin, table, applied);
    }

    private Fitted fitted() throws IOException {
        var origin = origin();
        var rules = new ArrayList<Rule>();
        for (int left = count(); left > 0; left--) {
            rules.add(rule());
        }
        return new Fitted(origin, rules);
    }

    private Rule rule() throws IOException {
        int kind = in.readByte();
        var column = text();
        return switch (kind) {
            case 0 -> new Rule.OneHot(column, texts(), unseen());
            case 1 -> new Rule.Ordinal(column, texts(), unseen());
            case 2 -> {
                var how = text();
                if (!(new TableCodec().decode(in, FeatureWriter.Unshared.INSTANCE) instanceof Column<?> value)
                        || value.size() != 1) {
                    throw new IOException("what fills a column is not one value");
                }
                yield new Rule.Fill(column, how, value);
            }
            case 3 -> new Rule.Scale(column, text(), in.readDouble(), in.readDouble());
            default -> throw new IOException("no rule has the code " + kind);
        };
    }

    private Rule.Unseen unseen() throws IOException {
        return Rule.Unseen.valueOf(text());
    }

    private Origin origin() throws IOException {
        var source = text();
        long content = in.readLong();
        int total = in.readInt();
        var method = text();
        var kind = text();
        int count = count();
        var rows = new int[Math.min(count, 1 << 16)];
        int before = -1;
        for (int i = 0; i < count; i++) {
            if (i == rows.length) {
                rows = Arrays.copyOf(rows, (int) Math.min(count, rows.length * 2L));
            }
            before += number();
            rows[i] = before;
        }
        return new Origin(source, content, total, method, kind.isEmpty() ? null : Part.Kind.valueOf(kind), rows);
    }

    private int number() throws IOException {
        int number = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int one = in.readUnsignedByte();
            number |= (one & 0x7F) << shift;
            if (one < 0x80) {
                return number;
            }
        }
        throw new IOException("a number has no end");
    }

    private List<String> texts() throws IOException {
        var texts = new ArrayList<String>();
        for (int left = count(); left > 0; left--) {
            texts.add(text());
        }
        return texts;
    }

    private String text() throws IOException {
        int length = count();
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("what is stored is cut short");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private int count() throws IOException {
        int count = in.readInt();
        if (count < 0) {
            throw new IOException("a count of " + count + " cannot be");
        }
        return count;
    }
}
