package dev.slipway.desktop.runs;

import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.runs.Proposals.Proposal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What may be typed next, below the filter's field. UI thread only.
final class ProposalList extends VBox {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final Consumer<Proposal> take;
    private List<Proposal> proposals = List.of();
    private int at = -1;

    /// @param take called with what is clicked
    ProposalList(Consumer<Proposal> take) {
        this.take = take;
        getStyleClass().addAll("pop", "proposals");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.TOP_LEFT);
        StackPane.setMargin(this, new Insets(42, 0, 0, 44));
        setVisible(false);
    }

    /// Shows these; none hides the list.
    void show(List<Proposal> next) {
        proposals = next;
        at = -1;
        getChildren().clear();
        for (var proposal : next) {
            Label note = Kit.text(proposal.note(), "t1", "subtle");
            var row = Kit.row(16, Kit.text(proposal.text(), "mono", "t2"), Kit.spacer(), note);
            row.getStyleClass().add("proposal");
            row.setOnMousePressed(press -> {
                take.accept(proposal);
                press.consume();
            });
            getChildren().add(row);
        }
        setVisible(!next.isEmpty());
    }

    /// Goes down or up; tells whether there was something to go to.
    boolean step(int by) {
        if (proposals.isEmpty()) {
            return false;
        }
        at = Math.floorMod(at < 0 && by < 0 ? -1 : at + by, proposals.size());
        for (int i = 0; i < getChildren().size(); i++) {
            getChildren().get(i).pseudoClassStateChanged(ON, i == at);
        }
        return true;
    }

    /// Returns the one that is lit up.
    Optional<Proposal> current() {
        return at < 0 ? Optional.empty() : Optional.of(proposals.get(at));
    }

    /// Returns the one that is lit up, else the first; empty if nothing is shown.
    Optional<Proposal> first() {
        return current().or(() -> proposals.stream().findFirst());
    }
}
