package dev.slipway.kernel.library;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/// The compiler's files, with a class path whose jars are opened only when a package of theirs is wanted.
///
/// The JDK's own opens every jar of the class path when the first package is looked up: with the bundled libraries that
/// is a fifth of a kernel's start. One thread at a time, but for `open` and the places an index is made of.
public final class LibraryFiles extends ForwardingJavaFileManager<StandardJavaFileManager>
        implements StandardJavaFileManager {
    private static final Set<String> CLASS_PATH_OPTIONS = Set.of("--class-path", "-classpath", "-cp");

    /// What this process sees. JShell puts it before every path it is told to add; cells see none of it.
    private static final String OWN = System.getProperty("java.class.path", "");

    /// How the compiler calls the locations of the JDK's modules, before a module's name and a bracket.
    private static final String MODULE = "SYSTEM_MODULES[";

    /// How long an index waits for `open`.
    private static final long LONGEST_WAIT_SECONDS = 10;

    private final boolean isIndexed;
    private final Supplier<KnownClasses> known;
    private final CountDownLatch opened = new CountDownLatch(1);
    private volatile String classPath = OWN;
    private @Nullable FutureTask<List<Entry>> reading;
    private @Nullable List<Entry> entries;

    /// One jar or folder of the class path, as a location of its own.
    private record Entry(Path path, @Nullable JarPackages packages) implements JavaFileManager.Location {
        static Entry of(Path path) {
            var listed = PackageList.here().of(path);
            if (listed.isPresent()) {
                return new Entry(path, listed.get());
            }
            return new Entry(
                    path, Files.isDirectory(path) ? null : JarPackages.of(path).orElse(null));
        }

        @Override
        public String getName() {
            return path.toString();
        }

        @Override
        public boolean isOutputLocation() {
            return false;
        }

        boolean mayHave(String packageName, boolean below) {
            return packages == null || (below ? packages.hasBelow(packageName) : packages.has(packageName));
        }
    }

    private LibraryFiles(StandardJavaFileManager files, boolean isIndexed, Supplier<KnownClasses> known) {
        super(files);
        this.isIndexed = isIndexed;
        this.known = known;
        try {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns files of which JShell makes no index of names.
    public static LibraryFiles unindexed(StandardJavaFileManager files) {
        return unindexed(files, KnownClasses::here);
    }

    /// Returns such files that know some classes without looking for them.
    static LibraryFiles unindexed(StandardJavaFileManager files, Supplier<KnownClasses> known) {
        return new LibraryFiles(files, false, known);
    }

    /// Returns files whose index of names JShell makes, on a thread of its own, after `open` or within ten seconds:
    /// it reads every jar and the JDK, which would hold up the start.
    public static LibraryFiles indexedLater(StandardJavaFileManager files) {
        return new LibraryFiles(files, true, KnownClasses::here);
    }

    /// Lets the index be made. Thread-safe.
    public void open() {
        opened.countDown();
    }

    private List<Entry> entries() throws IOException {
        var known = entries;
        if (known == null) {
            known = found();
            for (var entry : known) {
                fileManager.setLocationFromPaths(entry, List.of(entry.path()));
            }
            entries = known;
        }
        return known;
    }

    private List<Entry> found() {
        var begun = reading;
        try {
            return begun == null ? found(places()) : begun.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return found(places());
        } catch (ExecutionException e) {
            throw new IllegalStateException("the class path cannot be read", e.getCause());
        }
    }

    private static List<Entry> found(List<Path> places) {
        return places.stream().filter(Files::exists).map(Entry::of).toList();
    }

    /// Reads what is on the class path while the compiler starts.
    private FutureTask<List<Entry>> begin(List<Path> places) {
        var reading = new FutureTask<>(() -> {
            var _ = known.get(); // reads the list here
            return found(places);
        });
        Thread.ofPlatform().daemon().name("slipway-packages").start(reading);
        return reading;
    }

    @Override
    public boolean handleOption(String current, Iterator<String> remaining) {
        if (!CLASS_PATH_OPTIONS.contains(current)) {
            return super.handleOption(current, remaining);
        }
        var given = remaining.next();
        var wanted = given.startsWith(OWN + File.pathSeparator) ? given.substring(OWN.length() + 1) : given;
        if (!wanted.equals(classPath)) {
            classPath = wanted;
            entries = null;
            reading = begin(places());
        }
        return true;
    }

    @Override
    public Iterable<JavaFileObject> list(Location location, String packageName, Set<Kind> kinds, boolean recurse)
            throws IOException {
        boolean mayBeKnown = !recurse && kinds.contains(Kind.CLASS);
        if (location != StandardLocation.CLASS_PATH) {
            var listed = mayBeKnown ? known.get().ofModule(module(location), packageName) : null;
            return listed == null ? super.list(location, packageName, kinds, recurse) : listed;
        }
        var found = new ArrayList<JavaFileObject>();
        for (var entry : entries()) {
            if (entry.mayHave(packageName, recurse)) {
                var listed = mayBeKnown ? known.get().ofJar(entry.path(), packageName) : null;
                if (listed == null) {
                    super.list(entry, packageName, kinds, recurse).forEach(found::add);
                } else {
                    found.addAll(listed);
                }
            }
        }
        return found;
    }

    /// Returns the module of the JDK that `location` is, empty for another location.
    private static String module(Location location) {
        var name = location.getName();
        return name.startsWith(MODULE) ? name.substring(MODULE.length(), name.length() - 1) : "";
    }

    @Override
    public @Nullable String inferBinaryName(Location location, JavaFileObject file) {
        if (file instanceof KnownClass one) {
            return one.binaryName();
        }
        if (location != StandardLocation.CLASS_PATH) {
            return super.inferBinaryName(location, file);
        }
        try {
            for (var entry : entries()) {
                var name = super.inferBinaryName(entry, file);
                if (name != null) {
                    return name;
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean isSameFile(FileObject one, FileObject other) {
        boolean isKnown = one instanceof KnownClass || other instanceof KnownClass;
        return isKnown ? one.equals(other) : super.isSameFile(one, other);
    }

    @Override
    public boolean hasLocation(Location location) {
        return location == StandardLocation.CLASS_PATH || super.hasLocation(location);
    }

    @Override
    public boolean contains(Location location, FileObject file) throws IOException {
        if (location != StandardLocation.CLASS_PATH) {
            return super.contains(location, file);
        }
        for (var entry : entries()) {
            if (super.contains(entry, file)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public @Nullable JavaFileObject getJavaFileForInput(Location location, String className, Kind kind)
            throws IOException {
        if (location != StandardLocation.CLASS_PATH) {
            return super.getJavaFileForInput(location, className, kind);
        }
        var packageName = className.substring(0, Math.max(0, className.lastIndexOf('.')));
        for (var entry : entries()) {
            var file = entry.mayHave(packageName, false) ? super.getJavaFileForInput(entry, className, kind) : null;
            if (file != null) {
                return file;
            }
        }
        return null;
    }

    @Override
    public @Nullable FileObject getFileForInput(Location location, String packageName, String relativeName)
            throws IOException {
        if (location != StandardLocation.CLASS_PATH) {
            return super.getFileForInput(location, packageName, relativeName);
        }
        for (var entry : entries()) {
            var file = super.getFileForInput(entry, packageName, relativeName);
            if (file != null) {
                return file;
            }
        }
        return null;
    }

    /// Returns the places of `location`; the JDK's and the class path only once the index may be made, which is the
    /// one thing that JShell asks them for.
    @Override
    public @Nullable Iterable<? extends Path> getLocationAsPaths(Location location) {
        if (!isIndexed) {
            return null;
        }
        try {
            var _ = opened.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
        if (location != StandardLocation.CLASS_PATH) {
            return fileManager.getLocationAsPaths(location);
        }
        return places();
    }

    private List<Path> places() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(classPath)
                .filter(part -> !part.isEmpty())
                .map(Path::of)
                .toList();
    }

    @Override
    public @Nullable Iterable<? extends File> getLocation(Location location) {
        return fileManager.getLocation(location);
    }

    @Override
    public void setLocation(Location location, @Nullable Iterable<? extends File> files) throws IOException {
        fileManager.setLocation(location, files);
    }

    @Override
    public void setLocationFromPaths(Location location, Collection<? extends Path> paths) throws IOException {
        fileManager.setLocationFromPaths(location, paths);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(Iterable<? extends File> files) {
        return fileManager.getJavaFileObjectsFromFiles(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(File... files) {
        return fileManager.getJavaFileObjects(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(Iterable<String> names) {
        return fileManager.getJavaFileObjectsFromStrings(names);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
        return fileManager.getJavaFileObjects(names);
    }

    @Override
    public Path asPath(FileObject file) {
        return fileManager.asPath(file);
    }
}
