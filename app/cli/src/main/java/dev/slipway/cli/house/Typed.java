package dev.slipway.cli.house;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What a person types unseen, or pipes into the command.
final class Typed {
    private static final long PATIENCE_SECONDS = 2;

    private Typed() {}

    /// Returns what is typed, or the first line of the pipe; empty if nothing comes. A pipe that stays silent is
    /// waited for no longer than two seconds: scripts often leave theirs open.
    static String password(String prompt) throws IOException, InterruptedException {
        var terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        if (terminal.isPresent()) {
            var typed = terminal.get().readPassword("%s", prompt);
            return typed == null ? "" : new String(typed);
        }
        var reading = new FutureTask<>(Typed::line);
        Thread.ofPlatform().daemon().name("slipway-pipe").start(reading);
        try {
            return reading.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return "";
        } catch (ExecutionException e) {
            throw new IOException("the pipe cannot be read", e.getCause());
        }
    }

    private static String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = System.in.read(); next >= 0 && next != '\n'; next = System.in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).replaceFirst("\r$", "");
    }
}
