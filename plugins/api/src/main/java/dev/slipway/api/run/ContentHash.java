package dev.slipway.api.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A SHA-256 of some content.
///
/// @param hex 64 lower-case hexadecimal digits
public record ContentHash(String hex) implements Comparable<ContentHash> {
    private static final int DIGITS = 64;
    private static final int BUFFER_BYTES = 1 << 16;
    private static final MessageDigest UNUSED = sha256();

    /// @throws IllegalArgumentException if `hex` is not of the shape above
    public ContentHash {
        if (!isHash(hex)) {
            throw new IllegalArgumentException("not a SHA-256: " + hex);
        }
    }

    private static boolean isHash(String hex) {
        for (int i = 0; i < hex.length(); i++) { // a hash is made for each artifact of each task: no pattern
            char digit = hex.charAt(i);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
        }
        return hex.length() == DIGITS;
    }

    /// Returns the hash of `content`.
    public static ContentHash of(byte[] content) {
        return of(digest(), content);
    }

    /// Returns the hash of `text` in UTF-8.
    public static ContentHash of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Returns the hash of a file's bytes, read in blocks.
    ///
    /// @throws IOException if the file cannot be read
    public static ContentHash ofFile(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return ofStream(in);
        }
    }

    /// Returns the hash of all bytes that `in` still has.
    ///
    /// @throws IOException if `in` cannot be read
    public static ContentHash ofStream(InputStream in) throws IOException {
        var digest = digest();
        var buffer = new byte[BUFFER_BYTES];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            digest.update(buffer, 0, n);
        }
        return new ContentHash(HexFormat.of().formatHex(digest.digest()));
    }

    /// Returns a new SHA-256 digest.
    public static MessageDigest digest() {
        try {
            return (MessageDigest) UNUSED.clone(); // looking for the algorithm takes longer than a short hash
        } catch (CloneNotSupportedException anotherProvider) {
            return sha256();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    private static ContentHash of(MessageDigest digest, byte[] content) {
        return new ContentHash(HexFormat.of().formatHex(digest.digest(content)));
    }

    @Override
    public int compareTo(ContentHash other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
