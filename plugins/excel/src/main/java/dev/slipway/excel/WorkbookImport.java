package dev.slipway.excel;

import dev.slipway.tablesaw.TableImport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import tech.tablesaw.api.Table;

/// Sheets of workbooks as tables: the first row that is not empty names the columns. Stateless.
public final class WorkbookImport implements TableImport {
    private static final int HEAD_BYTES = 1 << 20;
    private static final int SIGNATURE_BYTES = 8;

    @Override
    public List<String> extensions() {
        return List.of("xlsx", "xlsm", "xls");
    }

    @Override
    public List<String> tables(Path file) throws IOException {
        return reading(
                file, workbook -> workbook.getSheets().map(Sheet::getName).toList());
    }

    @Override
    public Table read(Path file, String name) throws IOException {
        return reading(file, workbook -> {
            var names = workbook.getSheets().map(Sheet::getName).toList();
            var sheet = workbook.getSheets()
                    .filter(one -> name.isEmpty() || one.getName().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the workbook " + file + " has no sheet " + name + ". It has "
                            + String.join(", ", names) + "."));
            return SheetTable.of(sheet, "sheet " + sheet.getName() + " of " + file);
        });
    }

    /// What is done with an open workbook.
    private interface Reading<T> {
        T of(ReadableWorkbook workbook) throws IOException;
    }

    private static <T> T reading(Path file, Reading<T> reading) throws IOException {
        check(file);
        try (var workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true))) {
            return reading.of(workbook);
        } catch (Exception e) {
            if (e instanceof IOException told && String.valueOf(e.getMessage()).contains(file.toString())) {
                throw told;
            }
            // the library throws what its parsers throw, also for a file that is cut short
            throw new IOException("cannot read the workbook " + file + ": it is damaged. Save it anew.", e);
        }
    }

    private static void check(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException("there is no file " + file + " that can be read.");
        }
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD_BYTES);
        }
        if (head.length < SIGNATURE_BYTES) {
            throw new IOException("the file " + file + " is no workbook: it has " + head.length + " bytes.");
        }
        if (ReadableWorkbook.isOLE2Header(head)) {
            throw new IOException(
                    isEncrypted(file, head)
                            ? "the workbook " + file + " is protected by a password. Save it without one and read that."
                            : "the workbook " + file
                                    + " is of the old kind, which is not read here. Save it as .xlsx and read that.");
        }
        if (!ReadableWorkbook.isOOXMLZipHeader(head)) {
            throw new IOException("the file " + file
                    + " is no workbook, whatever its name says. Give it the extension of what it is.");
        }
    }

    /// An encrypted workbook lies in a container of the old kind, under a name of its own.
    private static boolean isEncrypted(Path file, byte[] head) throws IOException {
        var name = new String("EncryptedPackage".getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
        if (new String(head, StandardCharsets.ISO_8859_1).contains(name)) {
            return true;
        }
        long size = Files.size(file);
        try (var channel = Files.newByteChannel(file)) {
            var tail = java.nio.ByteBuffer.allocate((int) Math.min(size, HEAD_BYTES));
            channel.position(size - tail.capacity());
            while (tail.hasRemaining() && channel.read(tail) >= 0) {
                // until the end
            }
            return new String(tail.array(), StandardCharsets.ISO_8859_1).contains(name);
        }
    }
}
