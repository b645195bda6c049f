package dev.slipway.worker.protocol;

import dev.slipway.worker.protocol.Request.Places;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;

/// Requests ⇄ the content of frames.
final class RequestFrames {
    private static final int LOAD = 1;
    private static final int EXPAND = 2;
    private static final int TASK = 3;
    private static final int SETTLE = 4;
    private static final int PING = 5;
    private static final int END = 6;
    private static final int ANSWER = 7;

    private RequestFrames() {}

    static byte[] encode(Request request) throws IOException {
        var out = new FrameWriter();
        switch (request) {
            case Request.Load load -> {
                out.kind(LOAD);
                out.hash(load.hash());
                out.bytes(load.code().toArray());
            }
            case Request.Expand expand -> {
                out.kind(EXPAND);
                out.text(expand.step());
                out.all(expand.loops(), loop -> loop(out, loop));
                out.path(expand.objects());
            }
            case Request.Task task -> task(out, task);
            case Request.Settle settle -> {
                out.kind(SETTLE);
                out.text(settle.step());
                out.text(settle.variable());
                out.text(settle.message());
                out.all(settle.keep(), keep -> keep(out, keep));
                out.path(settle.objects());
            }
            case Request.Ping ping -> {
                out.kind(PING);
                out.number(ping.number());
            }
            case Request.Answer answer -> {
                out.kind(ANSWER);
                out.number(answer.number());
                out.maybe(answer.problem(), out::text);
                out.json(answer.tree());
            }
            case Request.End _ -> out.kind(END);
        }
        return out.toArray();
    }

    static Request decode(FrameReader in) throws IOException {
        int kind = in.kind();
        var request = switch (kind) {
            case LOAD -> new Request.Load(in.hash(), Bytes.of(in.bytes()));
            case EXPAND -> new Request.Expand(in.text(), in.all(() -> loop(in)), in.path());
            case TASK -> task(in);
            case SETTLE -> new Request.Settle(in.text(), in.text(), in.text(), in.all(() -> keep(in)), in.path());
            case PING -> new Request.Ping(in.number());
            case ANSWER -> new Request.Answer(in.number(), in.maybe(in::text), in.json());
            case END -> new Request.End();
            default -> throw new IOException("no request has the kind " + kind);
        };
        in.end();
        return request;
    }

    private static void task(FrameWriter out, Request.Task task) throws IOException {
        out.kind(TASK);
        out.text(task.step());
        out.small(task.index());
        out.all(task.inputs().entrySet(), input -> {
            out.text(input.getKey());
            input(out, input.getValue());
        });
        out.all(task.keep(), keep -> keep(out, keep));
        out.all(task.watched(), out::text);
        out.all(task.apart(), apart -> {
            out.text(apart.result());
            out.text(apart.other());
            out.text(apart.because());
        });
        var places = task.places();
        out.path(places.objects());
        out.path(places.scratch());
        out.path(places.kept());
        out.path(places.notebook());
    }

    private static Request.Task task(FrameReader in) throws IOException {
        var step = in.text();
        int index = in.small();
        var inputs = new LinkedHashMap<String, Input>();
        for (int i = in.count(); i > 0; i--) {
            inputs.put(in.text(), input(in));
        }
        var keep = in.all(() -> keep(in));
        var watched = new HashSet<>(in.all(in::text));
        var apart = in.all(() -> new Request.Apart(in.text(), in.text(), in.text()));
        return new Request.Task(
                step, index, inputs, keep, watched, apart, new Places(in.path(), in.path(), in.path(), in.path()));
    }

    private static void loop(FrameWriter out, Request.Loop loop) throws IOException {
        out.text(loop.variable());
        out.text(loop.over());
        input(out, loop.collection());
    }

    private static Request.Loop loop(FrameReader in) throws IOException {
        return new Request.Loop(in.text(), in.text(), input(in));
    }

    private static void keep(FrameWriter out, Keep keep) throws IOException {
        out.text(keep.name());
        out.choice(keep.demand());
    }

    private static Keep keep(FrameReader in) throws IOException {
        return new Keep(in.text(), in.choice(Keep.Demand.class));
    }

    private static void input(FrameWriter out, Input input) throws IOException {
        switch (input) {
            case Input.Given given -> {
                out.kind('g');
                out.json(given.json());
            }
            case Input.Stored stored -> {
                out.kind('s');
                blob(out, stored.blob());
            }
            case Input.Element element -> {
                out.kind('e');
                out.text(element.over());
                input(out, element.collection());
                out.small(element.index());
            }
            case Input.Gathered gathered -> {
                out.kind('a');
                out.all(gathered.parts(), part -> input(out, part));
            }
        }
    }

    private static Input input(FrameReader in) throws IOException {
        int kind = in.kind();
        return switch (kind) {
            case 'g' -> new Input.Given(in.json());
            case 's' -> new Input.Stored(blob(in));
            case 'e' -> new Input.Element(in.text(), input(in), in.small());
            case 'a' -> new Input.Gathered(in.all(() -> input(in)));
            default -> throw new IOException("no input has the kind " + kind);
        };
    }

    static void blob(FrameWriter out, Blob blob) throws IOException {
        out.text(blob.format());
        out.hash(blob.hash());
        out.number(blob.size());
        out.maybe(blob.inline(), inline -> out.bytes(inline.toArray()));
    }

    static Blob blob(FrameReader in) throws IOException {
        return new Blob(in.text(), in.hash(), in.number(), in.maybe(() -> Bytes.of(in.bytes())));
    }
}
