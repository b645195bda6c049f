package dev.slipway.kernel.library;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The packages of a jar, read from its table of contents alone. Immutable.
///
/// Cost: a jar of 10,000 entries takes a few milliseconds, where opening it as a file system takes a hundred.
/// Source: PKWARE's ZIP application note 6.3.10, sections 4.3.12 and 4.3.16.
///
/// @param names packages that have classes or sources, with dots; copied
record JarPackages(Set<String> names) {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int END_SIZE = 12;
    private static final int END_START = 16;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int ENTRY_BYTES = 46;
    private static final int NAME_LENGTH = 28;
    private static final int EXTRA_LENGTH = 30;
    private static final int COMMENT_LENGTH = 32;
    private static final int MOST_BYTES = 256 * 1024 * 1024;
    /// Where `module-info` has its dash; the name of a class has none.
    private static final int MODULE_DASH = 6;

    private static final Pattern VERSION = Pattern.compile("META-INF/versions/\\d+/");

    JarPackages {
        names = Set.copyOf(names);
    }

    /// Returns the packages of `jar`; empty if its table of contents is not a plain one, as that of a jar over 4 GiB.
    static Optional<JarPackages> of(Path jar) {
        try (var file = FileChannel.open(jar)) {
            return Optional.of(new JarPackages(packages(contents(file))));
        } catch (IOException | RuntimeException strange) {
            return Optional.empty();
        }
    }

    private static byte[] contents(FileChannel file) throws IOException {
        long from = Math.max(0, file.size() - END_BYTES - LONGEST_COMMENT);
        var tail = littleEndian(read(file, from, Math.toIntExact(file.size() - from)));
        int end = tail.limit() - END_BYTES;
        while (tail.getInt(end) != END_SIGNATURE) {
            end--;
        }
        long size = Integer.toUnsignedLong(tail.getInt(end + END_SIZE));
        long start = Integer.toUnsignedLong(tail.getInt(end + END_START));
        if (size > MOST_BYTES || start + size != from + end) {
            throw new IOException("not a plain jar");
        }
        return read(file, start, (int) size);
    }

    private static byte[] read(FileChannel file, long from, int count) throws IOException {
        var bytes = new byte[count];
        var left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            if (file.read(left, from + left.position()) < 0) {
                throw new IOException("the jar is cut short");
            }
        }
        return bytes;
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Set<String> packages(byte[] bytes) throws IOException {
        var contents = littleEndian(bytes);
        var found = new HashSet<String>();
        int lastStart = 0;
        int lastEnd = 1; // of no entry
        for (int at = 0; at < contents.limit(); ) {
            if (contents.getInt(at) != ENTRY_SIGNATURE) {
                throw new IOException("not a plain jar");
            }
            int start = at + ENTRY_BYTES;
            int length = contents.getChar(at + NAME_LENGTH);
            if (isCode(bytes, start + length)) {
                int end = start + length;
                while (end > start && bytes[end - 1] != '/') {
                    end--;
                }
                if (!Arrays.equals(bytes, start, end, bytes, lastStart, lastEnd)) {
                    var name = name(new String(bytes, start, end - start, StandardCharsets.UTF_8));
                    boolean isModule = name.isEmpty() && bytes[end + MODULE_DASH] == '-';
                    if (!isModule) {
                        lastStart = start;
                        lastEnd = end;
                        found.add(name);
                    }
                }
            }
            at = start + length + contents.getChar(at + EXTRA_LENGTH) + contents.getChar(at + COMMENT_LENGTH);
        }
        return found;
    }

    private static boolean isCode(byte[] bytes, int end) {
        boolean isClass = bytes[end - 1] == 's' && bytes[end - 2] == 's' && bytes[end - 6] == '.';
        return isClass || (bytes[end - 1] == 'a' && bytes[end - 2] == 'v' && bytes[end - 5] == '.');
    }

    /// Returns the package in `folder`, empty or with a slash at its end.
    private static String name(String folder) {
        var version = VERSION.matcher(folder);
        var plain = version.lookingAt() ? folder.substring(version.end()) : folder;
        return (plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain).replace('/', '.');
    }

    /// Tells whether `name` has code here.
    boolean has(String name) {
        return names.contains(name);
    }

    /// Tells whether `name` or a package below it has code here.
    boolean hasBelow(String name) {
        return name.isEmpty() || names.stream().anyMatch(each -> each.equals(name) || each.startsWith(name + "."));
    }
}
