package dev.slipway.kernel.debug;

import dev.slipway.api.document.CellId;
import dev.slipway.kernel.debug.Breakpoints.Told;
import dev.slipway.kernel.debug.Breakpoints.Wanted;
import dev.slipway.kernel.debug.CellFiles.Target;
import dev.slipway.kernel.debug.Pauses.Placed;
import dev.slipway.kernel.debug.Stepping.Depth;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.engine.LiveCode;
import dev.slipway.kernel.file.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a debugger does, request by request. Thread-safe.
final class DebugSession {
    private final Gate gate = new Gate();
    private final References references = new References();
    private final Consumer<Event> events;
    private final LiveCode code;
    private final CellFiles files;
    private final Pauses pauses;
    private final Breakpoints breakpoints;
    private final Stepping stepping;
    private final Exceptions exceptions;
    private final EventLoop loop;
    private final FrameView frames;
    private final Expressions expressions;
    private final LibraryText libraries;
    private volatile boolean isStarted;

    DebugSession(Machine machine, LiveCode code, String session, Consumer<Event> events) {
        this.events = events;
        this.code = code;
        files = new CellFiles(session);
        pauses = new Pauses(gate, machine, code, references, events);
        breakpoints = new Breakpoints(gate, machine, code, files, events);
        stepping = new Stepping(gate, machine, code, pauses);
        exceptions = new Exceptions(gate, machine, pauses.threads());
        libraries = new LibraryText(machine);
        frames = new FrameView(machine, pauses, references, code, files, libraries);
        expressions = new Expressions(machine, pauses, code);
        var parts = new EventLoop.Parts(breakpoints, stepping, pauses, new Conditions(expressions), exceptions);
        loop = new EventLoop(gate, machine, parts);
        loop.mute(true);
        loop.start();
    }

    /// Answers `request`.
    ///
    /// @throws Refusal with a sentence why it cannot be done
    Body answer(DapRequest request) throws Refusal {
        return switch (request.command()) {
            case "debugInfo" -> about();
            case "initialize" -> initialize();
            case "attach", "configurationDone" -> new Body();
            case "dumpCell" -> new Body().put("sourcePath", files.dump(request.need("code")));
            case "setBreakpoints" -> new Body().put("breakpoints", setBreakpoints(request));
            case "setExceptionBreakpoints" -> setExceptions(request);
            case "threads" -> new Body().put("threads", threads());
            case "stackTrace" -> frames.stack(pauses.of(request.whole("threadId", 1)), request);
            case "scopes" -> new Body().put("scopes", frames.scopes(pauses.frame(request.whole("frameId", 0))));
            case "variables" -> variables(request);
            case "evaluate" -> evaluate(request);
            case "setVariable" -> setVariable(request);
            case "source" -> source(request);
            case "continue" -> goOn(pauses.of(request.whole("threadId", 1)));
            case "next" -> step(request, Depth.OVER);
            case "stepIn" -> step(request, Depth.INTO);
            case "stepOut" -> step(request, Depth.OUT);
            case "pause" -> pause();
            case "disconnect", "terminate" -> disconnect();
            case "modules" -> new Body().put("modules", List.of()).put("totalModules", 0);
            case "inspectVariables" -> new Body().put("variables", frames.session());
            case "richInspectVariables" -> rich(request);
            default -> throw new Refusal("This debugger does not know " + request.command() + ".");
        };
    }

    private Body about() {
        return new Body()
                .put("isStarted", isStarted)
                .put("hashMethod", "Murmur2")
                .put("hashSeed", CellFiles.SEED)
                .put("tmpFilePrefix", files.prefix())
                .put("tmpFileSuffix", CellFiles.SUFFIX)
                .put("breakpoints", breakpoints.all())
                .put("stoppedThreads", pauses.all().stream().map(Pause::id).toList())
                .put("richRendering", true)
                .put("exceptionPaths", List.of())
                .put("copyToGlobals", false);
    }

    private Body initialize() {
        isStarted = true;
        loop.mute(false);
        events.accept(new Event("initialized", null));
        var filters = List.of(
                filter(Exceptions.UNCAUGHT, "What a cell throws and does not catch"),
                filter(Exceptions.ALL, "Whatever a cell throws"));
        return new Body()
                .put("supportsConfigurationDoneRequest", true)
                .put("supportsConditionalBreakpoints", true)
                .put("supportsEvaluateForHovers", true)
                .put("supportsSetVariable", true)
                .put("supportsTerminateRequest", true)
                .put("exceptionBreakpointFilters", filters);
    }

    private static Body filter(String name, String label) {
        return new Body().put("filter", name).put("label", label).put("default", false);
    }

    private List<Body> setBreakpoints(DapRequest request) throws Refusal {
        var target = target(request.object("source"));
        var asked = new ArrayList<Wanted>();
        for (var one : request.objects("breakpoints")) {
            var line = DapRequest.number(one.get("line"));
            if (line == null) {
                throw new Refusal("A breakpoint needs a \"line\", a whole number from 1 on.");
            }
            var condition = one.text("condition").orElse("").strip();
            asked.add(new Wanted(0, target, Math.max(1, line), condition, new Told(line, "")));
        }
        return breakpoints.set(target, asked, request.flag("sourceModified"));
    }

    private static Target target(Json.Members source) throws Refusal {
        if (source.get("slipway") instanceof Json.Members ours
                && ours.text("cell").isPresent()) {
            return new Target.OfCell(new CellId(ours.text("cell").get()));
        }
        return new Target.OfText(source.text("path")
                .orElseThrow(() -> new Refusal("The source has neither a \"path\" nor \"slipway\" with a \"cell\".")));
    }

    private Body setExceptions(DapRequest request) {
        exceptions.set(request.texts("filters"));
        return new Body();
    }

    private List<Body> threads() {
        synchronized (gate) {
            var all = new ArrayList<Body>();
            var main = pauses.threads().main();
            if (main != null && main.isAlive()) {
                all.add(new Body().put("id", Threads.CELL).put("name", "the cell's thread"));
            }
            for (var pause : pauses.all()) {
                if (pause.id() != Threads.CELL) {
                    all.add(new Body()
                            .put("id", pause.id())
                            .put("name", pause.thread().name()));
                }
            }
            return all;
        }
    }

    private Body variables(DapRequest request) throws Refusal {
        int reference = request.whole("variablesReference", 0);
        int first = Math.max(0, request.whole("start", 0));
        int count = Math.max(0, request.whole("count", 0));
        var some = TimeLimit.within(() -> references.variables(reference, first, count));
        return new Body().put("variables", some);
    }

    private Body evaluate(DapRequest request) throws Refusal {
        var placed = placed(request);
        var value = expressions.value(request.need("expression"), placed);
        var owner = placed == null ? FrameView.SESSION : placed.pause();
        var type = value == null ? "" : Types.name(value.getClass());
        return TimeLimit.within(() -> references.described(new Body(), "result", owner, type, value));
    }

    private @Nullable Placed placed(DapRequest request) throws Refusal {
        int frame = request.whole("frameId", 0);
        return frame == 0 ? null : pauses.frame(frame);
    }

    private Body setVariable(DapRequest request) throws Refusal {
        int reference = request.whole("variablesReference", 0);
        var placed = pauses.frame(references.frame(reference));
        var name = request.need("name");
        if (!name.chars().allMatch(Character::isJavaIdentifierPart)) {
            throw new Refusal("Only variables can be changed: write what is to be changed as an expression.");
        }
        var value = expressions.value(name + " = " + request.need("value"), placed);
        var type = value == null ? "" : Types.name(value.getClass());
        return TimeLimit.within(() -> references.described(new Body(), "value", placed.pause(), type, value));
    }

    private Body rich(DapRequest request) throws Refusal {
        var value = expressions.value(request.need("variableName"), placed(request));
        var bundle = TimeLimit.within(() -> code.shown(value));
        var body = new Body();
        bundle.content().forEach(body::put);
        return new Body().put("data", body).put("metadata", new Body());
    }

    private Body source(DapRequest request) throws Refusal {
        var path = request.object("source")
                .text("path")
                .or(() -> request.find("path"))
                .orElse("");
        var text = files.text(path);
        for (var cell : code.cells()) {
            text = text == null && files.path(cell.source()).equals(path) ? cell.source() : text;
        }
        return new Body()
                .put("content", text == null ? libraries.text(path) : text)
                .put("mimeType", "text/x-java");
    }

    private Body goOn(Pause pause) {
        pauses.resume(pause, false);
        return new Body().put("allThreadsContinued", false);
    }

    private Body step(DapRequest request, Depth depth) throws Refusal {
        stepping.step(pauses.of(request.whole("threadId", 1)), depth);
        return new Body();
    }

    private Body pause() throws Refusal {
        if (!isStarted) {
            throw new Refusal("The debugger is not started: send initialize and attach first.");
        }
        stepping.pause();
        return new Body();
    }

    private Body disconnect() {
        isStarted = false;
        loop.mute(true);
        breakpoints.clear();
        exceptions.set(List.of());
        stepping.clear();
        pauses.resumeAll();
        events.accept(new Event("terminated", null));
        return new Body();
    }

    void compiled(SourceCell cell) {
        breakpoints.compiled(cell);
    }

    void redefined(Collection<String> classes) {
        breakpoints.redefined(classes);
    }

    void entering(String className) {
        exceptions.entering();
        stepping.entering(className);
    }

    void interrupting() {
        loop.mute(true);
        stepping.clear();
        pauses.stopAll();
    }

    void ended() {
        synchronized (gate) {
            pauses.threads().main(null);
        }
        exceptions.ended();
        stepping.clear();
        loop.mute(!isStarted);
    }
}
