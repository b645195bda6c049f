package dev.slipway.desktop.notebook;

import dev.slipway.api.output.Output;
import dev.slipway.desktop.output.TextLog;
import dev.slipway.kernel.protocol.KernelEvent;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Hears one execution on the kernel's thread. What it prints is put where it is shown right there, so that a flood
/// costs the UI thread nothing but a look at it now and then; all else is handed on. One thread at a time.
final class Hearing implements Consumer<KernelEvent> {
    /// What the UI thread is told.
    sealed interface Told {
        /// Returns how much of it waits until it is taken. Unit: UTF-16 units.
        default int weight() {
            return 0;
        }

        /// An event that is no printed text.
        record Event(KernelEvent event) implements Told {
            @Override
            public int weight() {
                return switch (event) {
                    case KernelEvent.Produced(var _, Output.Displayed shown) -> of(shown.bundle());
                    case KernelEvent.Produced(var _, Output.Result shown) -> of(shown.bundle());
                    case KernelEvent.Updated updated -> of(updated.output().bundle());
                    default -> 0;
                };
            }

            private static int of(dev.slipway.api.output.MimeBundle bundle) {
                return bundle.content().values().stream()
                        .mapToInt(String::length)
                        .sum();
            }
        }

        /// Text has begun; it grows.
        record Begun(TextLog text) implements Told {}

        /// Text has grown.
        ///
        /// @param waiting to be set to false once that is seen
        record Grown(AtomicBoolean waiting) implements Told {}
    }

    private final Consumer<Told> told;
    private final AtomicBoolean grown = new AtomicBoolean();
    private @Nullable TextLog open;

    Hearing(Consumer<Told> told) {
        this.told = told;
    }

    @Override
    public void accept(KernelEvent event) {
        if (event instanceof KernelEvent.Produced(var _, Output.Printed printed)) {
            print(printed);
            return;
        }
        if (event instanceof KernelEvent.Produced || event instanceof KernelEvent.Cleared) {
            open = null;
        }
        told.accept(new Told.Event(event));
    }

    private void print(Output.Printed printed) {
        var log = open;
        if (log == null || !log.stream().equals(printed.stream()) || !log.extend(printed.text())) {
            var begun = new TextLog(printed.stream());
            begun.append(printed.text());
            open = begun;
            told.accept(new Told.Begun(begun));
        } else if (grown.compareAndSet(false, true)) {
            told.accept(new Told.Grown(grown));
        }
    }
}
