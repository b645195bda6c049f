package dev.slipway.worker.protocol;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.spi.NotebookHost;
import dev.slipway.api.sql.QueryRecord;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reports ⇄ the content of frames.
final class ReportFrames {
    private static final int HELLO = 1;
    private static final int LOADED = 2;
    private static final int REFUSED = 3;
    private static final int EXPANDED = 4;
    private static final int PRINTED = 5;
    private static final int METRIC = 6;
    private static final int DIRECTION = 7;
    private static final int PROGRESS = 8;
    private static final int CARD = 9;
    private static final int INPUT_READ = 10;
    private static final int SUCCEEDED = 11;
    private static final int FAILED = 12;
    private static final int PONG = 13;
    private static final int WORN = 14;
    private static final int ASKED = 15;
    private static final int LOOKED_UP = 16;
    private static final int QUERIED = 17;

    private ReportFrames() {}

    static byte[] encode(Report report) throws IOException {
        var out = new FrameWriter();
        switch (report) {
            case Report.Hello hello -> hello(out, hello);
            case Report.Loaded loaded -> {
                out.kind(LOADED);
                out.hash(loaded.hash());
            }
            case Report.Refused refused -> {
                out.kind(REFUSED);
                out.text(refused.message());
            }
            case Report.Expanded expanded -> {
                out.kind(EXPANDED);
                out.all(expanded.loops(), loop -> elements(out, loop));
            }
            case Report.Succeeded succeeded -> succeeded(out, succeeded);
            case Report.Failed failed -> failed(out, failed);
            case Report.Pong pong -> {
                out.kind(PONG);
                out.number(pong.number());
            }
            case Report.Printed _,
                    Report.Metric _,
                    Report.Direction _,
                    Report.Progress _,
                    Report.Card _,
                    Report.InputRead _,
                    Report.Asked _,
                    Report.LookedUp _,
                    Report.Queried _,
                    Report.Worn _ -> live(out, report);
        }
        return out.toArray();
    }

    static Report decode(FrameReader in) throws IOException {
        int kind = in.kind();
        var report = switch (kind) {
            case HELLO -> new Report.Hello(in.small(), in.small(), in.number(), in.text());
            case LOADED -> new Report.Loaded(in.hash());
            case REFUSED -> new Report.Refused(in.text());
            case EXPANDED -> new Report.Expanded(in.all(() -> elements(in)));
            case PRINTED -> new Report.Printed(in.choice(Report.Stream.class), in.text(), in.time());
            case METRIC -> new Report.Metric(in.text(), in.real(), in.number(), in.time());
            case DIRECTION -> new Report.Direction(in.text(), in.choice(NotebookHost.Direction.class));
            case PROGRESS -> new Report.Progress(in.number(), in.number(), in.text());
            case CARD -> new Report.Card(in.small(), bundle(in));
            case INPUT_READ -> new Report.InputRead(in.text(), in.path(), in.number(), in.hash());
            case SUCCEEDED -> new Report.Succeeded(in.all(() -> artifact(in)), in.all(() -> unstorable(in)));
            case FAILED -> failed(in);
            case PONG -> new Report.Pong(in.number());
            case WORN -> new Report.Worn(in.text());
            case ASKED -> new Report.Asked(in.number(), object(in));
            case LOOKED_UP -> new Report.LookedUp(in.text(), in.text());
            case QUERIED -> queried(in);
            default -> throw new IOException("no report has the kind " + kind);
        };
        in.end();
        return report;
    }

    private static void hello(FrameWriter out, Report.Hello hello) throws IOException {
        out.kind(HELLO);
        out.small(hello.protocol());
        out.small(hello.apiLevel());
        out.number(hello.pid());
        out.text(hello.java());
    }

    private static void asked(FrameWriter out, Report.Asked asked) throws IOException {
        out.kind(ASKED);
        out.number(asked.number());
        out.json(asked.question());
    }

    private static void worn(FrameWriter out, Report.Worn worn) throws IOException {
        out.kind(WORN);
        out.text(worn.why());
    }

    private static void live(FrameWriter out, Report report) throws IOException {
        switch (report) {
            case Report.Printed printed -> {
                out.kind(PRINTED);
                out.choice(printed.stream());
                out.text(printed.text());
                out.time(printed.time());
            }
            case Report.Metric metric -> {
                out.kind(METRIC);
                out.text(metric.name());
                out.real(metric.value());
                out.number(metric.iteration());
                out.time(metric.time());
            }
            case Report.Direction direction -> {
                out.kind(DIRECTION);
                out.text(direction.name());
                out.choice(direction.direction());
            }
            case Report.Progress progress -> {
                out.kind(PROGRESS);
                out.number(progress.done());
                out.number(progress.total());
                out.text(progress.text());
            }
            case Report.Card card -> card(out, card);
            case Report.InputRead read -> input(out, read);
            case Report.Asked asked -> asked(out, asked);
            case Report.LookedUp found -> {
                out.kind(LOOKED_UP);
                out.text(found.reference());
                out.text(found.run());
            }
            case Report.Queried queried -> queried(out, queried.query());
            case Report.Worn worn -> worn(out, worn);
            default -> throw new AssertionError("not a live report: " + report);
        }
    }

    private static void queried(FrameWriter out, QueryRecord query) throws IOException {
        out.kind(QUERIED);
        out.text(query.connection());
        out.text(query.text());
        out.all(query.values().entrySet(), value -> {
            out.text(value.getKey());
            out.text(value.getValue());
        });
        out.number(query.rows());
        out.real(query.seconds());
    }

    private static Report.Queried queried(FrameReader in) throws IOException {
        var connection = in.text();
        var text = in.text();
        var values = new LinkedHashMap<String, String>();
        for (int i = in.count(); i > 0; i--) {
            values.put(in.text(), in.text());
        }
        return new Report.Queried(new QueryRecord(connection, text, values, in.number(), in.real()));
    }

    private static void input(FrameWriter out, Report.InputRead read) throws IOException {
        out.kind(INPUT_READ);
        out.text(read.path());
        out.path(read.file());
        out.number(read.bytes());
        out.hash(read.hash());
    }

    private static void card(FrameWriter out, Report.Card card) throws IOException {
        out.kind(CARD);
        out.small(card.number());
        out.all(card.bundle().content().entrySet(), form -> {
            out.text(form.getKey());
            out.text(form.getValue());
        });
    }

    private static MimeBundle bundle(FrameReader in) throws IOException {
        var content = new LinkedHashMap<String, String>();
        for (int i = in.count(); i > 0; i--) {
            content.put(in.text(), in.text());
        }
        if (content.isEmpty()) {
            throw new IOException("a card without content");
        }
        return new MimeBundle(content);
    }

    private static void elements(FrameWriter out, Report.Elements elements) throws IOException {
        out.text(elements.variable());
        out.all(elements.items(), item -> {
            out.text(item.preview());
            out.hash(item.hash());
        });
    }

    private static Report.Elements elements(FrameReader in) throws IOException {
        return new Report.Elements(in.text(), in.all(() -> new Report.Item(in.text(), in.hash())));
    }

    private static void succeeded(FrameWriter out, Report.Succeeded succeeded) throws IOException {
        out.kind(SUCCEEDED);
        out.all(succeeded.artifacts(), artifact -> {
            out.text(artifact.name());
            out.text(artifact.javaType());
            RequestFrames.blob(out, artifact.blob());
            out.text(artifact.preview());
        });
        out.all(succeeded.unstorable(), unstorable -> {
            out.text(unstorable.name());
            out.text(unstorable.javaType());
            out.text(unstorable.reason());
        });
    }

    private static Artifact artifact(FrameReader in) throws IOException {
        return new Artifact(in.text(), in.text(), RequestFrames.blob(in), in.text());
    }

    private static Report.Unstorable unstorable(FrameReader in) throws IOException {
        return new Report.Unstorable(in.text(), in.text(), in.text());
    }

    private static void failed(FrameWriter out, Report.Failed failed) throws IOException {
        out.kind(FAILED);
        out.text(failed.type());
        out.text(failed.message());
        out.maybe(failed.place(), place -> {
            out.text(place.cell());
            out.small(place.cellIndex());
            out.small(place.line());
        });
        out.text(failed.traceback());
        out.choice(failed.next());
    }

    private static Report.Failed failed(FrameReader in) throws IOException {
        return new Report.Failed(
                in.text(),
                in.text(),
                in.maybe(() -> new Report.Place(in.text(), in.small(), in.small())),
                in.text(),
                in.choice(Report.Next.class));
    }

    private static Map<String, @Nullable Object> object(FrameReader in) throws IOException {
        var object = new LinkedHashMap<String, @Nullable Object>();
        if (in.json() instanceof Map<?, ?> map) {
            map.forEach((name, value) -> object.put(String.valueOf(name), value));
        }
        return object;
    }
}
