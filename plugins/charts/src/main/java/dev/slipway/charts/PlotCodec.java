package dev.slipway.charts;

import dev.slipway.api.spi.ArtifactCodec;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Plots as artifacts: their data and how they are drawn, so that a plot that comes back can be changed. Written out as
/// PNG, SVG or Vega-Lite. Thread-safe.
public final class PlotCodec implements ArtifactCodec {
    private static final int PREFERENCE = 10;
    private static final int LONGEST_PREVIEW = 200;

    @Override
    public String format() {
        return "slipway-plot/1";
    }

    @Override
    public int preference(@Nullable Object value) {
        return value instanceof Plot ? PREFERENCE : 0;
    }

    @Override
    public void encode(@Nullable Object value, OutputStream out, NotebookTypes types) throws IOException {
        if (!(value instanceof Plot plot)) {
            throw new IllegalArgumentException("not a plot: " + value);
        }
        var data = new DataOutputStream(out);
        var spec = plot.spec();
        data.writeInt(spec.data().rows());
        data.writeInt(spec.data().fields().size());
        for (var field : spec.data().fields().values()) {
            write(data, field, spec.data().rows());
        }
        data.writeInt(spec.layers().size());
        for (var layer : spec.layers()) {
            write(data, layer.kind().name());
            data.writeDouble(layer.at());
            data.writeInt(layer.columns().size());
            for (var column : layer.columns()) {
                write(data, column);
            }
        }
        var encoding = spec.encoding();
        write(data, encoding.color());
        write(data, encoding.size());
        write(data, encoding.label());
        write(data, encoding.facet());
        write(data, spec.x().title());
        data.writeBoolean(spec.x().isLog());
        write(data, spec.y().title());
        data.writeBoolean(spec.y().isLog());
        var frame = spec.frame();
        write(data, frame.title());
        data.writeInt(frame.width());
        data.writeInt(frame.height());
        data.writeInt(frame.bins());
        data.writeBoolean(frame.isGrouped());
        data.writeBoolean(frame.isHorizontal());
        data.flush();
    }

    @Override
    public Object decode(InputStream in, NotebookTypes types) throws IOException {
        return read(in);
    }

    private static Plot read(InputStream in) throws IOException {
        try {
            var data = new DataInputStream(in);
            int rows = count(data);
            var fields = new ArrayList<Field>();
            for (int left = count(data); left > 0; left--) {
                fields.add(field(data, rows));
            }
            var layers = new ArrayList<Layer>();
            for (int left = count(data); left > 0; left--) {
                layers.add(layer(data));
            }
            var encoding = new Spec.Encoding(text(data), text(data), text(data), text(data));
            var x = new Spec.Axis(text(data), data.readBoolean());
            var y = new Spec.Axis(text(data), data.readBoolean());
            var frame = new Spec.Frame(
                    present(text(data)),
                    data.readInt(),
                    data.readInt(),
                    data.readInt(),
                    data.readBoolean(),
                    data.readBoolean());
            return new Plot(new Spec(Fields.of(fields, rows), layers, encoding, x, y, frame));
        } catch (EOFException | IllegalArgumentException e) {
            throw new IOException("not a whole plot", e);
        }
    }

    @Override
    public String extension() {
        return "png";
    }

    @Override
    public void export(InputStream encoded, String extension, OutputStream out) throws IOException {
        var plot = read(encoded);
        switch (extension) {
            case "png" -> out.write(plot.toPng());
            case "svg" -> out.write(plot.toSvg().getBytes(StandardCharsets.UTF_8));
            case "json" -> out.write(plot.toVegaLite().getBytes(StandardCharsets.UTF_8));
            default ->
                throw new IOException("a plot can be written as png, svg or json (Vega-Lite), not as " + extension);
        }
    }

    @Override
    public String preview(@Nullable Object value) {
        var text = String.valueOf(value);
        return text.length() <= LONGEST_PREVIEW ? text : text.substring(0, LONGEST_PREVIEW - 1) + "…";
    }

    private static void write(DataOutputStream out, Field field, int rows) throws IOException {
        out.writeByte(
                switch (field) {
                    case Field.Numbers _ -> 0;
                    case Field.Times times -> times.hasClock() ? 2 : 1;
                    case Field.Labels _ -> 3;
                });
        write(out, field.name());
        for (int row = 0; row < rows; row++) {
            if (field instanceof Field.Labels) {
                write(out, field.label(row));
            } else {
                out.writeDouble(field.number(row));
            }
        }
    }

    private static Field field(DataInputStream in, int rows) throws IOException {
        int kind = in.readByte();
        var name = present(text(in));
        if (kind == 3) {
            var labels = new ArrayList<@Nullable String>();
            for (int row = 0; row < rows; row++) {
                labels.add(text(in));
            }
            return new Field.Labels(name, labels);
        }
        var bytes = in.readNBytes(Math.multiplyExact(rows, Double.BYTES));
        if (bytes.length < rows * Double.BYTES) {
            throw new EOFException();
        }
        var values = new double[rows];
        ByteBuffer.wrap(bytes).asDoubleBuffer().get(values);
        return switch (kind) {
            case 0 -> new Field.Numbers(name, values);
            case 1, 2 -> new Field.Times(name, values, kind == 2);
            default -> throw new IOException("a plot has no column of kind " + kind);
        };
    }

    private static Layer layer(DataInputStream in) throws IOException {
        var kind = Layer.Kind.valueOf(present(text(in)));
        double at = in.readDouble();
        var columns = new ArrayList<String>();
        for (int left = count(in); left > 0; left--) {
            columns.add(present(text(in)));
        }
        return new Layer(kind, List.copyOf(columns), at);
    }

    private static void write(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static @Nullable String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            return null;
        }
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String present(@Nullable String text) throws IOException {
        if (text == null) {
            throw new IOException("not a whole plot: a name is missing");
        }
        return text;
    }

    private static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0) {
            throw new IOException("not a plot: " + count + " of something");
        }
        return count;
    }
}
