package dev.slipway.kernel.snippet;

import dev.slipway.kernel.installation.Installation;
import dev.slipway.kernel.library.LibraryLists;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Part of the build of an installation: writes down what its kernels would have to look for while they start.
public final class StartupLists {
    /// An import of all of a package, or of all that a class has.
    private static final Pattern IMPORT = Pattern.compile("import (?:static )?([a-z_0-9.]+?)(?:\\.[A-Z]\\w*)?\\.\\*;");

    /// What the compiler looks into beside the packages that are imported.
    private static final List<String> BESIDE = List.of(
            "java.lang",
            "java.lang.annotation",
            "java.lang.constant",
            "java.lang.invoke",
            "java.nio",
            "java.util.concurrent.atomic");

    private StartupLists() {}

    /// Writes the lists of the installation that the property `slipway.installation` names.
    public static void main(String[] arguments) throws IOException {
        var libraries = Installation.locate().libraries();
        LibraryLists.write(
                Path.of(System.getProperty(Installation.PROPERTY)), packages(Startup.imports(libraries)), libraries);
    }

    /// Returns the packages that `imports` make visible, and those beside them.
    static Collection<String> packages(List<String> imports) {
        var packages = new TreeSet<>(BESIDE);
        for (var text : imports) {
            var matcher = IMPORT.matcher(text.strip());
            if (matcher.matches()) {
                packages.add(matcher.group(1));
            }
        }
        return packages;
    }
}
