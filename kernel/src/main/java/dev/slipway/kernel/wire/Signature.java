package dev.slipway.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Signs messages and checks signatures. One thread at a time.
///
/// Source: Jupyter messaging 5.4, "The Wire Protocol": HMAC over header, parent, metadata and content, in hexadecimal.
final class Signature {
    private final @Nullable Mac mac;

    /// @throws IllegalArgumentException if the scheme is not known here
    Signature(String scheme, String key) {
        mac = key.isEmpty() ? null : mac(scheme, key);
    }

    private static Mac mac(String scheme, String key) {
        var lower = scheme.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("hmac-")) {
            throw new IllegalArgumentException("unknown signature scheme " + scheme);
        }
        var name = "Hmac" + lower.substring("hmac-".length()).toUpperCase(Locale.ROOT);
        try {
            var mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), name));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalArgumentException("unknown signature scheme " + scheme, e);
        }
    }

    /// Returns the signature of these frames, empty if messages are not signed.
    byte[] of(List<byte[]> frames) {
        if (mac == null) {
            return new byte[0];
        }
        frames.forEach(mac::update);
        return HexFormat.of().formatHex(mac.doFinal()).getBytes(StandardCharsets.US_ASCII);
    }

    /// Tells whether `signature` is that of `frames`; takes the same time whether it is or not.
    boolean accepts(byte[] signature, List<byte[]> frames) {
        return mac == null || MessageDigest.isEqual(of(frames), signature);
    }
}
