package dev.slipway.kernel.server;

import dev.slipway.api.document.CellId;
import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.display.FrontEnd;
import dev.slipway.kernel.engine.CellEngine;
import dev.slipway.kernel.engine.Interruption;
import dev.slipway.kernel.protocol.Completeness;
import dev.slipway.kernel.protocol.Completion;
import dev.slipway.kernel.protocol.Inspection;
import dev.slipway.kernel.protocol.Outcome;
import dev.slipway.kernel.protocol.Restorable;
import dev.slipway.kernel.protocol.Variable;
import dev.slipway.kernel.table.Tables;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Scanner;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// An engine whose cells do what each line says: `print X`, `error X`, `show X`, `update X`, `ask X`, `read`, `fail`,
/// `hang`, `flood N` (prints 0 to N - 1), `flood-wide N` (with a thousand spaces after each), `thread X` (prints after
/// the cell has ended); a line `= X` is the value.
final class FakeEngine implements CellEngine {
    final List<SourceCell> executed = new CopyOnWriteArrayList<>();
    final List<CellId> forgotten = new CopyOnWriteArrayList<>();
    final CountDownLatch hanging = new CountDownLatch(1);
    final CountDownLatch release = new CountDownLatch(1);
    private final FrontEnd frontEnd;

    FakeEngine(FrontEnd frontEnd) {
        this.frontEnd = frontEnd;
    }

    @Override
    public Outcome execute(SourceCell cell, Elements elements, Interruption interruption) {
        executed.add(cell);
        interruption.begin(Thread.currentThread()::interrupt);
        MimeBundle value = null;
        try {
            for (var line : cell.source().lines().toList()) {
                var word = line.split(" ", 2);
                if (word[0].equals("fail")) {
                    var frame = new Outcome.Frame(cell.id(), cell.index(), "", 1);
                    return new Outcome.Threw("Oops", "it failed", List.of(frame), List.of("Oops: it failed"));
                } else if (word[0].equals("=")) {
                    value = MimeBundle.text(word[1]);
                } else {
                    act(word[0], word.length == 1 ? "" : word[1]);
                }
            }
            return new Outcome.Succeeded(value, elements.flat() == 0 ? null : elements.flat());
        } catch (InterruptedException e) {
            return new Outcome.Interrupted();
        } catch (IOException e) {
            return new Outcome.Threw("IOException", String.valueOf(e.getMessage()), List.of(), List.of());
        } finally {
            interruption.end();
            Thread.interrupted();
        }
    }

    private void act(String verb, String rest) throws IOException, InterruptedException {
        switch (verb) {
            case "print" -> System.out.println(rest);
            case "error" -> System.err.println(rest);
            case "show" -> frontEnd.produced(new Output.Displayed(MimeBundle.text(rest), "{}", "d1"));
            case "update" -> frontEnd.updated(new Output.Displayed(MimeBundle.text(rest), "{}", "d1"));
            case "ask" -> System.out.println("answer: " + frontEnd.ask(rest));
            case "read" -> System.out.println("read: " + new Scanner(System.in, StandardCharsets.UTF_8).nextLine());
            case "flood" -> flood(Integer.parseInt(rest), "");
            case "flood-wide" -> flood(Integer.parseInt(rest), " ".repeat(1_000));
            case "hang" -> {
                hanging.countDown();
                new CountDownLatch(1).await();
            }
            case "thread" ->
                new Thread(() -> {
                            try {
                                release.await(10, TimeUnit.SECONDS);
                            } catch (InterruptedException e) {
                                throw new AssertionError(e);
                            }
                            System.out.println(rest);
                        })
                        .start();
            case "stolen" ->
                System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
            default -> throw new IllegalArgumentException(verb);
        }
    }

    private static void flood(int lines, String padding) throws InterruptedException {
        for (int i = 0; i < lines; i++) {
            System.out.println(i + padding);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    @Override
    public List<Variable> variables() {
        return List.of(new Variable("x", "int", "1", null, null));
    }

    @Override
    public Completion complete(String source, int cursor) {
        return new Completion(cursor - 1, cursor, List.of(new Completion.Item("abs", "method", "int abs(int)")));
    }

    @Override
    public Optional<Inspection> inspect(String source, int cursor) {
        return source.equals("x") ? Optional.of(new Inspection("int x", "A number.")) : Optional.empty();
    }

    @Override
    public Completeness completeness(String source) {
        return source.endsWith("{") ? new Completeness.Incomplete("    ") : new Completeness.Complete();
    }

    @Override
    public Tables tables() {
        return new Tables(FakeEngine.class.getClassLoader(), _ -> null);
    }

    @Override
    public void forget(CellId id) {
        forgotten.add(id);
    }

    @Override
    public void provide(List<SourceCell> cells, List<dev.slipway.kernel.deps.ResolvedJar> jars) {}

    @Override
    public void restore(List<Restorable> values) throws IOException {
        if (!values.isEmpty()) {
            throw new IOException("cannot bring back " + values.getFirst().name());
        }
    }

    @Override
    public void close() {}
}
