package dev.slipway.kernel.export;

import dev.slipway.api.document.Document;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Prints the page of a notebook as PDF, by a browser of Chromium's kind that is installed: it lays out all that a page
/// can hold, and embeds its fonts. Nothing is fetched and no script runs. Immutable.
public final class PdfPrinter {
    /// Names the browser's program, where it is in none of the usual places.
    public static final String BROWSER = "SLIPWAY_BROWSER";

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int LONGEST_REASON = 300;
    private static final List<String> NAMES = List.of(
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "chrome",
            "microsoft-edge",
            "msedge",
            "brave-browser");
    private static final List<String> PLACES = List.of(
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
            "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
            "C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe",
            "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe");

    private final Map<String, String> environment;

    private PdfPrinter(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /// Returns a printer that looks for the browser where `environment` says.
    public static PdfPrinter in(Map<String, String> environment) {
        return new PdfPrinter(environment);
    }

    /// There is no browser to print with.
    public static final class NoBrowserException extends IOException {
        private static final long serialVersionUID = 1L;
        /// What to do about it.
        public static final String HINT = "Install Chromium, Chrome or Edge, or name the program in " + BROWSER
                + ". Or export the page (HTML) and print that.";

        NoBrowserException() {
            super("A PDF is printed by a browser of Chromium's kind, and none was found.");
        }
    }

    /// Returns `document` as PDF. Cost: seconds; a process that is ended when the calling thread is interrupted.
    ///
    /// @param title used where no heading gives one
    /// @throws NoBrowserException if no browser is found
    /// @throws IOException if the browser does not print, with what it says
    /// @throws InterruptedException if the calling thread is interrupted
    public byte[] print(String title, Document document) throws IOException, InterruptedException {
        var browser = browser().orElseThrow(NoBrowserException::new);
        var folder = Files.createTempDirectory("slipway-pdf");
        try {
            Files.writeString(
                    folder.resolve("page.html"),
                    HtmlPage.of(title, document).replace("img-src data: https:;", "img-src data:;"));
            return print(browser, folder);
        } finally {
            delete(folder);
        }
    }

    private byte[] print(Path browser, Path folder) throws IOException, InterruptedException {
        var pdf = folder.resolve("page.pdf");
        var log = folder.resolve("log.txt");
        var process = new ProcessBuilder(command(browser, folder))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            process.getOutputStream().close();
            boolean ended = process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS);
            if (!ended || process.exitValue() != 0 || !Files.exists(pdf)) {
                throw new IOException(
                        browser + (ended ? " did not print the page: " + reason(log) : " took too long."));
            }
            return Files.readAllBytes(pdf);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static List<String> command(Path browser, Path folder) {
        var command = new ArrayList<>(List.of(
                browser.toString(),
                "--headless",
                "--disable-gpu",
                "--disable-extensions",
                "--disable-background-networking",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--no-pdf-header-footer",
                "--user-data-dir=" + folder.resolve("profile"),
                "--print-to-pdf=" + folder.resolve("page.pdf")));
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--no-sandbox"); // it does not start for root otherwise; the page runs no script
        }
        command.add(folder.resolve("page.html").toUri().toString());
        return command;
    }

    private static String reason(Path log) throws IOException {
        var said = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).strip();
        return said.isEmpty()
                ? "it said nothing."
                : said.length() > LONGEST_REASON ? "…" + said.substring(said.length() - LONGEST_REASON) : said;
    }

    private Optional<Path> browser() {
        var named = environment.get(BROWSER);
        if (named != null && !named.isBlank()) {
            return program(named);
        }
        var folders = environment.getOrDefault("PATH", "").split(File.pathSeparator);
        return Stream.concat(
                        NAMES.stream()
                                .flatMap(name -> Stream.of(folders)
                                        .filter(folder -> !folder.isEmpty())
                                        .map(folder -> folder + File.separator + name)),
                        PLACES.stream())
                .flatMap(place -> program(place).stream())
                .findFirst();
    }

    private static Optional<Path> program(String place) {
        try {
            var path = Path.of(place);
            return Files.isRegularFile(path) && Files.isExecutable(path) ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /// A browser may still write into its profile: what cannot be deleted is left to the system.
    private static void delete(Path folder) {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | java.io.UncheckedIOException left) {
            folder.toFile().deleteOnExit();
        }
    }
}
