package dev.slipway.engine.local;

import static java.lang.System.Logger.Level.DEBUG;

import dev.slipway.worker.protocol.Frames;
import dev.slipway.worker.protocol.Report;
import dev.slipway.worker.protocol.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The workers of one run: starts them when wanted, loads the code, replaces those that end. Belongs to the scheduler's
/// thread; what workers say arrives in the queue it is given.
final class Crew implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Crew.class.getName());
    private static final int START_ATTEMPTS = 3;

    private final Devices devices;
    private final WorkerLink.Starter starter;
    private final BlockingQueue<Happening> happenings;
    private final Request.Load code;
    private final List<Slot> slots = new ArrayList<>();
    private int failedStarts;

    /// @param size most workers at a time
    Crew(int size, WorkerLink.Starter starter, Request.Load code, BlockingQueue<Happening> happenings) {
        this(size, new Devices(List.of()), starter, code, happenings);
    }

    /// @param size most workers at a time
    /// @param devices what those get whose tasks ask for it
    Crew(
            int size,
            Devices devices,
            WorkerLink.Starter starter,
            Request.Load code,
            BlockingQueue<Happening> happenings) {
        this.devices = devices;
        this.starter = starter;
        this.code = code;
        this.happenings = happenings;
        for (int i = 1; i <= size; i++) {
            slots.add(new Slot(i));
        }
    }

    private enum Phase {
        ABSENT,
        STARTING,
        IDLE,
        BUSY
    }

    private static final class Slot {
        private final int number;
        private int life;
        private long heapMiB;
        private Phase phase = Phase.ABSENT;
        private @Nullable WorkerLink link;
        private boolean worn;

        Slot(int number) {
            this.number = number;
        }
    }

    /// Starts workers until `count` are there or on their way, as far as there is room. While the first one starts
    /// no other does: they would only slow it down.
    ///
    /// @param need of coming tasks: workers begin with as many devices as any of them asks for, as far as there
    /// are some left, so that none has to be started a second time for them
    /// @throws IOException if no process can be started
    void want(int count, Need need) throws IOException {
        var present = slots.stream().filter(slot -> slot.phase != Phase.ABSENT).count();
        for (var slot : slots) {
            if (present >= count || isFirstStarting()) {
                return;
            }
            if (slot.phase == Phase.ABSENT) {
                var grant = devices.give(slot.number, devices.wanted(need.devices()), Set.of());
                start(slot, grant.map(Devices.Grant::devices).orElse(List.of()), need.heapMiB());
                present++;
            }
        }
    }

    private boolean isFirstStarting() {
        return slots.stream().anyMatch(slot -> slot.phase == Phase.STARTING)
                && slots.stream().noneMatch(slot -> slot.phase == Phase.IDLE || slot.phase == Phase.BUSY);
    }

    /// Returns a worker that has nothing to do and was started for such a need; where no devices are asked for,
    /// one without them first. If there is none, starts some, side by side, in the places of idle ones where there
    /// is no room, and returns empty.
    ///
    /// @param tasks how many wait for such a worker
    /// @throws IOException if no process can be started
    OptionalInt idle(Need need, int tasks) throws IOException {
        int count = devices.wanted(need.devices());
        var fitting = slots.stream()
                .filter(slot -> slot.phase != Phase.ABSENT && slot.heapMiB == need.heapMiB())
                .filter(slot -> count == 0 || devices.count(slot.number) == count)
                .sorted(Comparator.comparingInt(slot -> devices.count(slot.number)))
                .toList();
        for (var slot : fitting) {
            if (slot.phase == Phase.IDLE) {
                return OptionalInt.of(slot.number);
            }
        }
        var starting =
                fitting.stream().filter(slot -> slot.phase == Phase.STARTING).count();
        while (starting < tasks && !isFirstStarting() && equip(count, need.heapMiB())) {
            starting++;
        }
        return OptionalInt.empty();
    }

    /// Starts a worker with so many devices and so much heap; tells whether there was room for it.
    private boolean equip(int count, long heapMiB) throws IOException {
        var free = slots.stream()
                .filter(slot -> slot.phase == Phase.ABSENT || slot.phase == Phase.IDLE)
                .min(Comparator.comparing((Slot slot) -> slot.phase)
                        .thenComparingInt(slot -> devices.count(slot.number)));
        if (free.isEmpty()) {
            return false;
        }
        var slot = free.get();
        var idle = slots.stream()
                .filter(each -> each.phase == Phase.IDLE)
                .map(each -> each.number)
                .collect(Collectors.toSet());
        var grant = devices.give(slot.number, count, idle);
        if (grant.isEmpty()) {
            return false;
        }
        grant.get().ended().forEach(this::end);
        if (slot.phase == Phase.IDLE) {
            send(slot, new Request.End());
        }
        start(slot, grant.get().devices(), heapMiB);
        return true;
    }

    private void end(int worker) {
        dismiss(slots.get(worker - 1));
    }

    /// Hands work to an idle worker.
    void give(int worker, Request request) {
        var slot = slots.get(worker - 1);
        slot.phase = Phase.BUSY;
        send(slot, request);
    }

    /// Returns what a worker has been offered and has not begun; empty if it is gone.
    Optional<HeldRequests> held(int worker) {
        return Optional.ofNullable(slots.get(worker - 1).link).map(WorkerLink::held);
    }

    /// Says that a worker has given the last report on its work.
    void release(int worker) {
        var slot = slots.get(worker - 1);
        slot.phase = Phase.IDLE;
        if (slot.worn) {
            dismiss(slot);
        }
    }

    /// Lets a worker end that has nothing to do.
    private void dismiss(Slot slot) {
        devices.free(slot.number);
        send(slot, new Request.End());
        slot.life++;
        slot.phase = Phase.ABSENT;
        slot.link = null;
    }

    /// Ends a worker's process now, so that what it does stops. Its end is no happening any more.
    void kill(int worker) {
        var slot = slots.get(worker - 1);
        var link = slot.link;
        slot.life++;
        slot.phase = Phase.ABSENT;
        slot.link = null;
        devices.free(worker);
        if (link != null) {
            link.kill();
        }
    }

    /// Deals with what concerns the crew alone and returns what concerns the work of a busy worker.
    ///
    /// @throws IOException if workers do not start
    Optional<Happening> filter(Happening happening) throws IOException {
        var slot = slots.get(happening.worker() - 1);
        if (happening.life() != slot.life) {
            return Optional.empty();
        }
        return switch (happening) {
            case Happening.Reported reported -> said(slot, reported);
            case Happening.Ended ended -> ended(slot, ended);
        };
    }

    @Override
    public void close() {
        for (var slot : slots) {
            if (slot.phase == Phase.IDLE && slot.link != null) {
                dismiss(slot);
            } else {
                kill(slot.number);
            }
        }
    }

    private Optional<Happening> said(Slot slot, Happening.Reported reported) throws IOException {
        return switch (reported.report()) {
            case Report.Hello hello -> {
                greet(slot, hello);
                yield Optional.empty();
            }
            case Report.Loaded _ -> {
                failedStarts = 0;
                slot.phase = Phase.IDLE;
                yield Optional.empty();
            }
            case Report.Refused refused ->
                throw new IOException("The worker refused the flow's code: " + refused.message());
            case Report.Worn worn -> {
                LOG.log(DEBUG, "worker {0} is replaced: {1}", slot.number, worn.why());
                slot.worn = true;
                yield Optional.empty();
            }
            default -> slot.phase == Phase.BUSY ? Optional.of(reported) : Optional.empty();
        };
    }

    private void greet(Slot slot, Report.Hello hello) throws IOException {
        if (hello.protocol() != Frames.PROTOCOL) {
            throw new IOException("The worker is of another version of Slipway (protocol " + hello.protocol()
                    + ", expected " + Frames.PROTOCOL + "). Install Slipway again.");
        }
        send(slot, code);
    }

    private Optional<Happening> ended(Slot slot, Happening.Ended ended) throws IOException {
        var before = slot.phase;
        slot.phase = Phase.ABSENT;
        slot.link = null;
        slot.life++;
        devices.free(slot.number);
        if (before == Phase.STARTING && ++failedStarts >= START_ATTEMPTS) {
            throw new IOException("The worker process does not start (exit status " + ended.exit() + ")."
                    + (ended.lastWords().isEmpty() ? "" : " It said: " + ended.lastWords()));
        }
        return before == Phase.BUSY ? Optional.of(ended) : Optional.empty();
    }

    private void start(Slot slot, List<String> seen, long heapMiB) throws IOException {
        int number = slot.number;
        int life = ++slot.life;
        slot.phase = Phase.STARTING;
        slot.worn = false;
        slot.heapMiB = heapMiB;
        slot.link = starter.start(number, new WorkerLink.Outfit(seen, heapMiB), new WorkerLink.Listener() {
            @Override
            public void reported(Report report) {
                put(new Happening.Reported(number, life, report));
            }

            @Override
            public void ended(int exit, String lastWords) {
                put(new Happening.Ended(number, life, exit, lastWords));
            }
        });
    }

    private void put(Happening happening) {
        try {
            happenings.put(
                    happening); // waits while the scheduler is behind: a worker that prints without end is slowed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(Slot slot, Request request) {
        var link = slot.link;
        if (link != null) {
            link.send(request);
        }
    }
}
