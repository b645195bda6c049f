package dev.slipway.desktop.deploy;

import dev.slipway.desktop.deploy.DeploymentsViewModel.Line;
import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.live.LiveStore;
import dev.slipway.desktop.route.Routes;
import dev.slipway.desktop.shell.Command;
import dev.slipway.desktop.shell.Screen;
import dev.slipway.desktop.words.Words;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;

/// The screen of all versions. UI thread only.
public final class DeploymentsScreen implements Screen {
    /// Names the screen and its item in the rail.
    public static final String ID = "deployments";

    private final LiveStore store;
    private final DeploymentsViewModel model;
    private final DeploymentsView view;
    private final Label status = Kit.text("");
    private final ObservableValue<Tab> tab = new SimpleObjectProperty<>(Tab.of("rocket-launch-outline", "Deployments"));

    public DeploymentsScreen(LiveStore store, Routes routes, ZoneId zone) {
        this.store = store;
        model = new DeploymentsViewModel(store);
        view = new DeploymentsView(model, routes, zone);
        model.lines().subscribe(() -> {
            long flows =
                    model.lines().stream().filter(Line.Flow.class::isInstance).count();
            status.setText(Words.count(flows, "flow") + ", "
                    + Words.count(model.lines().size() - flows, "version"));
        });
        model.reload();
    }

    /// Shows a version of `flow`; of any if it is empty.
    public void show(String flow) {
        model.want(flow);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public ObservableValue<Tab> tab() {
        return tab;
    }

    @Override
    public String rail() {
        return ID;
    }

    @Override
    public Node main() {
        return view;
    }

    @Override
    public Optional<Node> statusLeft() {
        return Optional.of(status);
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of(
                "deployments-again", "Deployments", "Read the versions again", "refresh", model::reload, "F5"));
    }

    @Override
    public void shown() {
        store.watch(model);
        view.enterList();
    }

    @Override
    public void hidden() {
        store.unwatch(model);
    }

    @Override
    public void closed() {
        store.unwatch(model);
    }
}
