package dev.slipway.worker;

import dev.slipway.worker.code.StepCode;
import dev.slipway.worker.protocol.Report;
import dev.slipway.worker.protocol.Report.Next;
import dev.slipway.worker.protocol.Report.Place;
import java.io.FileNotFoundException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What was thrown → what a person is told: the cell's own line, and a stack trace without frames of ours.
final class Failures {
    private static final Pattern CELL = Pattern.compile("cell (\\d{1,9})");
    private static final int LONGEST_MESSAGE = 10_000;
    private static final int MOST_FRAMES = 100;
    private static final int MOST_CAUSES = 10;

    private final StepCode code;
    private final Reporter reporter;

    Failures(StepCode code, Reporter reporter) {
        this.code = code;
        this.reporter = reporter;
    }

    /// Returns the failure of a task that threw while it ran `call`.
    Report.Failed of(Throwable thrown, StepCode.@Nullable Call call) {
        var cause = unwrapped(thrown);
        if (cause instanceof RefusedException refused) {
            return new Report.Failed(
                    refused.type(), message(refused), placeOf(refused.variable(), call), "", Next.READY);
        }
        boolean isOver = cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError);
        return new Report.Failed(
                name(cause),
                message(cause),
                place(cause, call),
                reporter.masked(trace(cause)),
                isOver ? Next.EXITS : Next.READY);
    }

    private static Throwable unwrapped(Throwable thrown) {
        var at = thrown;
        while (at instanceof ExceptionInInitializerError || at instanceof InvocationTargetException) {
            var cause = at.getCause();
            if (cause == null) {
                break;
            }
            at = cause;
        }
        return at;
    }

    private static String name(Throwable thrown) {
        var simple = thrown.getClass().getSimpleName();
        return simple.isEmpty() ? "Exception" : simple;
    }

    private String message(Throwable thrown) {
        String message;
        try {
            message = thrown.getMessage();
        } catch (RuntimeException | StackOverflowError e) {
            message = "its message could not be read: " + e.getClass().getSimpleName();
        }
        var text = reporter.masked(message == null ? "" : message) + whereFilesAre(thrown);
        return text.length() > LONGEST_MESSAGE ? text.substring(0, LONGEST_MESSAGE) + "…" : text;
    }

    /// A file that was not found under a relative path may lie beside the notebook.
    private static String whereFilesAre(Throwable thrown) {
        var name = switch (thrown) {
            case NoSuchFileException missing -> missing.getFile();
            case FileNotFoundException missing -> missing.getMessage();
            default -> null;
        };
        var path = name == null ? "" : name.replaceFirst(" \\(.*", "");
        return path.isEmpty() || path.startsWith("/") || path.startsWith("\\") || path.contains(":")
                ? ""
                : ". A task runs in an empty folder of its own: dataset(\"" + path
                        + "\") gives the file beside the notebook.";
    }

    private @Nullable Place place(Throwable thrown, StepCode.@Nullable Call call) {
        var at = thrown;
        for (int i = 0; i < MOST_CAUSES && at != null; i++) {
            for (var frame : at.getStackTrace()) {
                int cell = cellOf(frame);
                if (cell > 0) {
                    return new Place(idOf(cell - 1), cell - 1, Math.max(0, frame.getLineNumber()));
                }
            }
            at = at.getCause();
        }
        return call == null ? null : new Place(call.cell(), call.cellIndex(), 0);
    }

    /// Returns the cell that gives `variable` its value; else the one that ran last, else the step's first.
    private @Nullable Place placeOf(String variable, StepCode.@Nullable Call last) {
        var found = code.calls().stream()
                .filter(call -> !variable.isEmpty() && call.defines().equals(variable))
                .findFirst()
                .or(() -> Optional.ofNullable(last))
                .or(() -> code.calls().stream().findFirst());
        return found.map(call -> new Place(call.cell(), call.cellIndex(), 0)).orElse(null);
    }

    private String idOf(int cellIndex) {
        return code.calls().stream()
                .filter(call -> call.cellIndex() == cellIndex)
                .map(StepCode.Call::cell)
                .findFirst()
                .orElse("");
    }

    /// Returns the 1-based cell a frame lies in; 0 if it is no cell's.
    private static int cellOf(StackTraceElement frame) {
        var file = frame.getFileName();
        var cell = file == null ? null : CELL.matcher(file);
        return cell != null && cell.matches() ? Integer.parseInt(cell.group(1)) : 0;
    }

    private static String trace(Throwable thrown) {
        var text = new StringBuilder();
        Throwable at = thrown;
        for (int i = 0; i < MOST_CAUSES && at != null; i++) {
            text.append(i == 0 ? "" : "Caused by: ").append(safely(at)).append('\n');
            frames(text, at);
            at = at.getCause();
        }
        return text.toString();
    }

    private static void frames(StringBuilder text, Throwable thrown) {
        int shown = 0;
        for (var frame : thrown.getStackTrace()) {
            if (frame.getClassName().startsWith("dev.slipway.worker.") || shown == MOST_FRAMES) {
                break;
            }
            if (isPlumbing(frame)) {
                continue;
            }
            shown++;
            text.append("    at ");
            if (cellOf(frame) > 0) {
                text.append(frame.getFileName()).append(", line ").append(frame.getLineNumber());
                text.append(frame.getMethodName().startsWith("do_it") ? "" : " (" + frame.getMethodName() + ")");
            } else {
                text.append(frame.getClassName()).append('.').append(frame.getMethodName());
                text.append('(')
                        .append(frame.getFileName())
                        .append(':')
                        .append(frame.getLineNumber())
                        .append(')');
            }
            text.append('\n');
        }
    }

    private static boolean isPlumbing(StackTraceElement frame) {
        var name = frame.getClassName();
        return name.startsWith("jdk.internal.") || name.startsWith("java.lang.invoke.");
    }

    private static String safely(Throwable thrown) {
        try {
            var message = thrown.getLocalizedMessage();
            return name(thrown) + (message == null ? "" : ": " + message);
        } catch (RuntimeException | StackOverflowError e) {
            return name(thrown);
        }
    }
}
