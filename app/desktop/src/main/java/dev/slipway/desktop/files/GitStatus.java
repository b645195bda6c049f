package dev.slipway.desktop.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What Git says of a working copy. Immutable.
///
/// @param branch its name, or the first digits of a commit that is checked out by itself
/// @param changed files that are not as committed, new ones included; copied
public record GitStatus(String branch, List<Path> changed) {
    private static final long LIMIT_SECONDS = 10;
    private static final int DIGITS = 7;
    private static final String REF = "ref: refs/heads/";

    public GitStatus {
        changed = List.copyOf(changed);
    }

    /// Returns what Git says of the working copy that `folder` is in; empty if it is in none. Does I/O; starts `git`.
    ///
    /// @throws InterruptedException if the thread is interrupted meanwhile
    public static Optional<GitStatus> of(Path folder) throws InterruptedException {
        for (var root = folder.toAbsolutePath(); root != null; root = root.getParent()) {
            var git = root.resolve(".git");
            if (Files.exists(git)) {
                return branch(git).isEmpty()
                        ? Optional.empty()
                        : Optional.of(new GitStatus(branch(git).get(), changed(root)));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> branch(Path git) {
        try {
            var folder = Files.isDirectory(git)
                    ? git
                    : git.resolveSibling(
                            Files.readString(git).replaceFirst("^gitdir:", "").strip());
            var head = Files.readString(folder.resolve("HEAD")).strip();
            return Optional.of(
                    head.startsWith(REF)
                            ? head.substring(REF.length())
                            : head.substring(0, Math.min(DIGITS, head.length())));
        } catch (IOException noRepository) {
            return Optional.empty();
        }
    }

    private static List<Path> changed(Path root) throws InterruptedException {
        Process process = null;
        try {
            process = new ProcessBuilder("git", "--no-optional-locks", "status", "--porcelain", "-z")
                    .directory(root.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0
                    ? paths(said, root)
                    : List.of();
        } catch (IOException noGit) {
            return List.of();
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
        }
    }

    /// Returns the files in the output of `git status --porcelain -z`.
    static List<Path> paths(String said, Path root) {
        var paths = new ArrayList<Path>();
        var entries = said.split("\0", -1);
        for (int i = 0; i < entries.length; i++) {
            if (entries[i].length() > 3) {
                paths.add(root.resolve(entries[i].substring(3)));
                if (entries[i].charAt(0) == 'R' || entries[i].charAt(0) == 'C') {
                    i++;
                }
            }
        }
        return paths;
    }
}
