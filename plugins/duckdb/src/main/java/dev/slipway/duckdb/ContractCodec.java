package dev.slipway.duckdb;

import dev.slipway.api.spi.ArtifactCodec;
import dev.slipway.duckdb.Contract.Term;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The format `slipway-contract/1`. Deterministic. Thread-safe.
public final class ContractCodec implements ArtifactCodec {
    private static final String FORMAT = "slipway-contract/1";
    private static final int PREFERENCE = 10;
    private static final int LONGEST_PREVIEW = 200;

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public int preference(@Nullable Object value) {
        return value instanceof Contract ? PREFERENCE : 0;
    }

    @Override
    public void encode(@Nullable Object value, OutputStream out, NotebookTypes types) throws IOException {
        if (!(value instanceof Contract contract)) {
            throw new IllegalArgumentException("not a contract: " + value);
        }
        var data = new DataOutputStream(out);
        text(data, FORMAT);
        data.writeInt(contract.columns().size());
        for (var term : contract.columns()) {
            text(data, term.name());
            text(data, term.type());
            data.writeBoolean(term.hasMissing());
            for (var bound : new Object[] {term.least(), term.most()}) {
                text(data, bound == null ? "" : bound.getClass().getSimpleName());
                text(data, bound == null ? "" : bound.toString());
            }
            data.writeInt(term.categories().size());
            for (var category : term.categories()) {
                text(data, category);
            }
        }
        data.flush();
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    @Override
    public Object decode(InputStream in, NotebookTypes types) throws IOException {
        return read(in);
    }

    private static Contract read(InputStream in) throws IOException {
        var data = new DataInputStream(in);
        if (!text(data).equals(FORMAT)) {
            throw new IOException("not of the format " + FORMAT);
        }
        var terms = new ArrayList<Term>();
        for (int left = data.readInt(); left > 0; left--) {
            var name = text(data);
            var type = text(data);
            boolean hasMissing = data.readBoolean();
            var least = bound(text(data), text(data));
            var most = bound(text(data), text(data));
            var categories = new ArrayList<String>();
            for (int more = data.readInt(); more > 0; more--) {
                categories.add(text(data));
            }
            terms.add(new Term(name, type, hasMissing, least, most, categories));
        }
        return new Contract(terms);
    }

    private static @Nullable Object bound(String type, String text) throws IOException {
        try {
            return switch (type) {
                case "" -> null;
                case "Short" -> Short.valueOf(text);
                case "Integer" -> Integer.valueOf(text);
                case "Long" -> Long.valueOf(text);
                case "Float" -> Float.valueOf(text);
                case "Double" -> Double.valueOf(text);
                case "LocalDate" -> LocalDate.parse(text);
                case "LocalTime" -> LocalTime.parse(text);
                case "LocalDateTime" -> LocalDateTime.parse(text);
                case "Instant" -> Instant.parse(text);
                default -> throw new IOException("a contract has no bound of the type " + type);
            };
        } catch (NumberFormatException | DateTimeParseException e) {
            throw new IOException("a bound of a contract is broken: " + text, e);
        }
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        var bytes = in.readNBytes(Math.max(0, length));
        if (bytes.length != length) {
            throw new IOException("the contract is cut short");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public String extension() {
        return "csv";
    }

    @Override
    public void export(InputStream encoded, String extension, OutputStream out) throws IOException {
        if (!List.of("csv", "txt").contains(extension)) {
            throw new IOException("a contract can be written as csv or txt, not as " + extension);
        }
        var contract = read(encoded);
        if (extension.equals("csv")) {
            contract.table().write().csv(out);
        } else {
            out.write((contract + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public String preview(@Nullable Object value) {
        var text = value instanceof Contract contract
                ? "contract of "
                        + String.join(
                                ", ",
                                contract.columns().stream().map(Term::name).toList())
                : String.valueOf(value);
        return text.length() <= LONGEST_PREVIEW ? text : text.substring(0, LONGEST_PREVIEW - 1) + "…";
    }
}
