package dev.slipway.worker;

import dev.slipway.api.Notebook;
import dev.slipway.api.run.ApiLevel;
import dev.slipway.worker.code.CodePackage;
import dev.slipway.worker.code.CodePackages;
import dev.slipway.worker.code.StepCode;
import dev.slipway.worker.dataset.Datasets;
import dev.slipway.worker.object.ObjectFiles;
import dev.slipway.worker.protocol.Frames;
import dev.slipway.worker.protocol.Report;
import dev.slipway.worker.protocol.Report.Next;
import dev.slipway.worker.protocol.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Answers requests, one at a time. Holds what stays between tasks: libraries, code, inputs that tasks share.
final class Worker {
    private static final long SHARE_OF_MEMORY = 16;
    private static final int LONGEST_ITEM = 80;

    private final Reporter reporter;
    private final TaskOutput output;
    private final Codecs codecs;
    private final SharedInputs shared;
    private final LoopElements loops;
    private final LoadedClasses loadedClasses;
    private final TaskHost.Services services;
    private final PastQuestions questions;
    private final Wear wear = new Wear();
    private TaskThread thread = new TaskThread();
    private @Nullable CodePackage code;

    /// @param libraries loader of user code's libraries
    /// @param environment where secrets are
    Worker(Reporter reporter, TaskOutput output, ClassLoader libraries, Map<String, String> environment) {
        this.reporter = reporter;
        this.output = output;
        codecs = new Codecs(libraries);
        questions = new PastQuestions(reporter);
        shared = new SharedInputs(codecs, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY);
        loops = new LoopElements(codecs, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY);
        loadedClasses = new LoadedClasses(libraries);
        services =
                new TaskHost.Services(reporter, output, new Cards(libraries), new Datasets(), environment, questions);
    }

    void hello() {
        reporter.send(new Report.Hello(
                Frames.PROTOCOL,
                ApiLevel.CURRENT,
                ProcessHandle.current().pid(),
                Runtime.version().toString()));
    }

    /// Answers `request`, and tells what becomes of the worker.
    Next answer(Request request) throws IOException {
        var last = switch (request) {
            case Request.Load load -> load(load);
            case Request.Ping ping -> new Report.Pong(ping.number());
            case Request.Expand expand -> expand(expand);
            case Request.Task task -> task(task);
            case Request.Settle settle -> settle(settle);
            case Request.End _, Request.Answer _ -> throw new IllegalArgumentException("not answered: " + request);
        };
        reporter.send(last);
        return last instanceof Report.Failed failed ? failed.next() : Next.READY;
    }

    /// Hands over what the run process answered to a task's question, on any thread.
    void answered(Request.Answer answer) {
        questions.answered(answer);
    }

    private Report load(Request.Load load) {
        code = null;
        loops.clear();
        loadedClasses.clear();
        if (!load.code().hash().equals(load.hash())) {
            return new Report.Refused("the code package is not the recorded one: its hash is "
                    + load.code().hash() + ", not " + load.hash() + ".");
        }
        try {
            code = CodePackages.decode(load.code().toArray());
            return new Report.Loaded(load.hash());
        } catch (IOException | RuntimeException e) {
            return new Report.Refused("the code package cannot be read: " + e.getMessage());
        }
    }

    private Report expand(Request.Expand expand) {
        return inStep(expand.step(), expand.objects(), (step, parts) -> {
            var loops = new ArrayList<Report.Elements>();
            for (var loop : expand.loops()) {
                loops.add(elements(loop, parts));
            }
            return new Report.Expanded(loops);
        });
    }

    private Report.Elements elements(Request.Loop loop, Parts parts) throws IOException {
        var items = new ArrayList<Report.Item>();
        for (var element : parts.inputs().elements(loop.over(), loop.collection())) {
            var preview = codecs.of(element).preview(element);
            var cut = preview.length() > LONGEST_ITEM ? preview.substring(0, LONGEST_ITEM - 1) + "…" : preview;
            items.add(new Report.Item(cut, codecs.hash(element, parts.classes())));
        }
        return new Report.Elements(loop.variable(), items);
    }

    private Report settle(Request.Settle settle) {
        return inStep(
                settle.step(),
                settle.objects(),
                (step, parts) -> parts.results()
                        .store(
                                settle.keep(),
                                name -> name.equals(settle.variable()) ? settle.message() : null,
                                List.of(),
                                Map.of()));
    }

    private Report task(Request.Task task) throws IOException {
        var scratch = new ScratchFolder(task.places().scratch());
        scratch.empty();
        var host = new TaskHost(services, task.places().notebook());
        Notebook.install(host);
        var report = inStep(task.step(), task.places().objects(), (step, parts) -> {
            var objects = new ObjectFiles(task.places().objects());
            host.look(new TaskPast(questions, reporter, codecs, objects, parts.classes()));
            var run = new TaskRun(step, parts.classes(), parts.inputs(), parts.results(), shared);
            output.open();
            try {
                return run.run(task);
            } catch (Throwable thrown) { // whatever the notebook's code throws is the task's
                return new Failures(step, reporter).of(thrown, run.current());
            } finally {
                System.out.flush();
                System.err.flush();
                output.close();
                host.end();
            }
        });
        if (report instanceof Report.Failed) {
            scratch.moveTo(task.places().kept());
        }
        return report;
    }

    /// The parts that every work on a step needs.
    private record Parts(TaskClasses classes, Inputs inputs, Results results) {}

    /// Works on a step.
    private interface Work {
        Report on(StepCode step, Parts parts) throws IOException, RefusedException;
    }

    private Report inStep(String name, Path objectsFolder, Work work) {
        var loaded = code;
        var step = loaded == null ? null : loaded.step(name).orElse(null);
        if (step == null) {
            return new Report.Failed(
                    "NoSuchStep", "the code that was loaded has no step " + name + ".", null, "", Next.READY);
        }
        var classes = loadedClasses.take(step);
        var objects = new ObjectFiles(objectsFolder);
        var parts = new Parts(
                classes,
                new Inputs(step, classes, codecs, new Inputs.Kept(shared, loops), objects),
                new Results(step, classes, codecs, objects));
        var report = thread.call(step.step(), classes, () -> {
            try {
                return work.on(step, parts);
            } catch (Throwable thrown) { // a codec runs constructors and hash codes of the notebook
                return new Failures(step, reporter).of(thrown, null);
            } finally {
                shared.returned(classes);
            }
        });
        boolean isClean = thread.isAlone() && !(report instanceof Report.Failed);
        if (!isClean || !thread.isAsNew()) {
            thread.end();
            thread = new TaskThread();
        }
        if (!isClean || !loadedClasses.give(step, classes)) {
            wear.leave(classes);
        }
        wear.look().ifPresent(why -> reporter.send(new Report.Worn(why)));
        return report;
    }
}
