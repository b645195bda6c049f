package dev.slipway.kernel.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The keyring behind the system's own program: `secret-tool` (Linux, libsecret) or `security` (macOS). Values go
/// through pipes, never on a command line. Immutable.
public final class SystemKeyring implements Keyring {
    private static final String SERVICE = "slipway";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int NOT_FOUND_MAC = 44;
    private static final Pattern LINUX_NAME = Pattern.compile("attribute\\.name = (.*)");
    private static final Pattern MAC_ENTRY = Pattern.compile(
            "\"acct\"<blob>=\"([^\"]*)\"(?:(?!keychain:).)*?\"svce\"<blob>=\"slipway\"", Pattern.DOTALL);

    private final Optional<Path> tool;
    private final Duration patience;

    private SystemKeyring(Optional<Path> tool, Duration patience) {
        this.tool = tool;
        this.patience = patience;
    }

    /// Returns the keyring of this machine.
    ///
    /// @param environment gives the `PATH` that the programs are looked for on
    public static SystemKeyring detect(Map<String, String> environment) {
        return detect(environment, PATIENCE);
    }

    /// @param patience how long its program may take, which may have to ask the person
    static SystemKeyring detect(Map<String, String> environment, Duration patience) {
        for (var folder : environment.getOrDefault("PATH", "").split(java.io.File.pathSeparator, -1)) {
            for (var name : List.of("secret-tool", "security")) {
                var file = Path.of(folder, name);
                boolean fits = !name.equals("security") || Files.exists(Path.of("/System/Library/Keychains"));
                if (!folder.isEmpty() && fits && Files.isExecutable(file)) {
                    return new SystemKeyring(Optional.of(file), patience);
                }
            }
        }
        return new SystemKeyring(Optional.empty(), patience);
    }

    @Override
    public Optional<String> program() {
        return tool.map(Path::toString);
    }

    @Override
    public Optional<String> get(String name) throws IOException {
        var answer = isMac()
                ? call("", "find-generic-password", "-s", SERVICE, "-a", name, "-w")
                : call("", "lookup", "service", SERVICE, "name", name);
        if (answer.exit() == 0) {
            var text = answer.text();
            return Optional.of(isMac() && text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
        }
        return absent(answer);
    }

    @Override
    public void set(String name, String value) throws IOException {
        var answer = isMac()
                ? call(
                        "add-generic-password -U -s " + SERVICE + " -a " + quoted(name) + " -w " + quoted(value) + "\n",
                        "-i")
                : call(value, "store", "--label=Slipway: " + name, "service", SERVICE, "name", name);
        if (answer.exit() != 0 || !get(name).equals(Optional.of(value))) {
            throw refused(answer);
        }
    }

    @Override
    public boolean remove(String name) throws IOException {
        if (get(name).isEmpty()) {
            return false;
        }
        var answer = isMac()
                ? call("", "delete-generic-password", "-s", SERVICE, "-a", name)
                : call("", "clear", "service", SERVICE, "name", name);
        if (answer.exit() != 0) {
            throw refused(answer);
        }
        return true;
    }

    @Override
    public List<String> names() throws IOException {
        var answer = isMac() ? call("", "dump-keychain") : call("", "search", "--all", "service", SERVICE);
        if (answer.exit() != 0 && absent(answer).isEmpty()) {
            return List.of();
        }
        var names = new TreeSet<String>();
        var matcher = (isMac() ? MAC_ENTRY : LINUX_NAME).matcher(answer.text() + answer.said());
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return List.copyOf(names);
    }

    /// What the program answered.
    private record Answer(int exit, String text, String said) {}

    private boolean isMac() {
        return tool.filter(path -> path.endsWith("security")).isPresent();
    }

    /// Returns empty for an answer that says there is no such secret.
    private Optional<String> absent(Answer answer) throws IOException {
        boolean quiet = isMac() ? answer.exit() == NOT_FOUND_MAC : answer.said().isBlank();
        if (!quiet) {
            throw refused(answer);
        }
        return Optional.empty();
    }

    private static IOException refused(Answer answer) {
        var said = answer.said().strip();
        return new IOException("The keyring refused" + (said.isEmpty() ? "" : ": " + said) + ". Unlock it, or set the"
                + " environment variable SLIPWAY_SECRET_NAME instead, with the secret's name for NAME.");
    }

    private Answer call(String input, String... arguments) throws IOException {
        var program = tool.orElseThrow(() -> new IOException("There is no keyring here. Install secret-tool"
                + " (libsecret-tools), or set the environment variable SLIPWAY_SECRET_NAME instead, with the secret's"
                + " name for NAME."));
        var command = new java.util.ArrayList<String>();
        command.add(program.toString());
        command.addAll(List.of(arguments));
        var said = Files.createTempFile("slipway-keyring", ".txt"); // holds messages, never a secret
        try {
            var process =
                    new ProcessBuilder(command).redirectError(said.toFile()).start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            var read = new FutureTask<>(() -> process.getInputStream().readAllBytes());
            Thread.ofVirtual().name("slipway-keyring").start(read); // a program that waits for an answer writes no end
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IOException("The keyring does not answer. Unlock it and try again.");
            }
            return new Answer(
                    process.exitValue(), new String(read.get(), StandardCharsets.UTF_8), Files.readString(said));
        } catch (ExecutionException e) {
            throw new IOException("cannot read what the keyring answers", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the keyring was asked", e);
        } finally {
            Files.deleteIfExists(said);
        }
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
