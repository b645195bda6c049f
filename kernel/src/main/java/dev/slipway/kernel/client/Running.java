package dev.slipway.kernel.client;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.kernel.message.Request;
import dev.slipway.kernel.protocol.ExecutionId;
import dev.slipway.kernel.protocol.KernelEvent;
import dev.slipway.kernel.wire.Packet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a front end knows of one execution. One thread at a time.
final class Running {
    final ExecutionId id;
    final Request.Execute request;
    final Consumer<KernelEvent> listener;

    @Nullable
    MimeBundle value;

    @Nullable
    Packet reply;

    boolean isIdle;
    boolean isFinished;

    Running(ExecutionId id, Request.Execute request, Consumer<KernelEvent> listener) {
        this.id = id;
        this.request = request;
        this.listener = listener;
    }
}
