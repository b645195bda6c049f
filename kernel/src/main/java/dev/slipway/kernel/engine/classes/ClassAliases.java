package dev.slipway.kernel.engine.classes;

import dev.slipway.kernel.engine.classes.ClassChange.Image;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Wrappers that JShell knows by another name than the virtual machine. One thread at a time.
///
/// When a cell does not compile, JShell compiles what the cell had replaced once more, under new names. Where the code
/// is the same, the classes of before stand for the new ones: their objects stay what they were.
final class ClassAliases {
    private static final Pattern WRAPPER = Pattern.compile("(REPL/)?(\\$JShell\\$\\d+[A-Z]*)");

    private final Map<String, String> actual = new HashMap<>();

    /// Returns the binary name by which the virtual machine knows the class `name`.
    String actual(String name) {
        return actual(name, actual);
    }

    private static String actual(String name, Map<String, String> wrappers) {
        var wrapper = ClassNames.wrapper(name);
        var other = wrappers.get(wrapper);
        return other == null ? name : other + name.substring(wrapper.length());
    }

    /// Returns `image` under the names that the virtual machine knows.
    Image actual(Image image) {
        return actual.isEmpty() ? image : new Image(actual(image.name()), renamed(image.code(), actual));
    }

    List<Image> actual(List<Image> images) {
        return images.stream().map(this::actual).toList();
    }

    /// Lets old wrappers stand for new ones where all code is the same.
    ///
    /// @param candidates new wrapper → the one that may stand for it
    /// @param fresh the code of the new wrappers' classes
    /// @param loaded gives the code of the old wrappers' classes
    /// @return the new wrappers that now have another name
    Map<String, String> unite(
            Map<String, String> candidates, Map<String, List<Image>> fresh, Map<String, List<Image>> loaded) {
        var united = new HashMap<>(candidates);
        boolean isStable = false;
        while (!isStable) {
            var names = new HashMap<>(actual);
            names.putAll(united);
            isStable = !united.entrySet()
                    .removeIf(pair -> !isSame(
                            fresh.getOrDefault(pair.getKey(), List.of()),
                            loaded.getOrDefault(pair.getValue(), List.of()),
                            names));
        }
        actual.putAll(united);
        return united;
    }

    private static boolean isSame(List<Image> fresh, List<Image> loaded, Map<String, String> names) {
        if (fresh.size() != loaded.size()) {
            return false;
        }
        var codes = new HashMap<String, byte[]>();
        loaded.forEach(image -> codes.put(image.name(), renamed(image.code(), Map.of())));
        return fresh.stream()
                .allMatch(image -> Arrays.equals(codes.get(actual(image.name(), names)), renamed(image.code(), names)));
    }

    private static byte[] renamed(byte[] code, Map<String, String> wrappers) {
        return ConstantNames.rewrite(
                code,
                text -> WRAPPER.matcher(text).replaceAll(found -> {
                    boolean isFile = found.group(1) == null;
                    var wrapper = "REPL." + (isFile ? found.group() : found.group(2));
                    var other = wrappers.getOrDefault(wrapper, wrapper);
                    var name = isFile ? ClassNames.snippet(other) : other.replace('.', '/');
                    return Matcher.quoteReplacement(name);
                }));
    }
}
