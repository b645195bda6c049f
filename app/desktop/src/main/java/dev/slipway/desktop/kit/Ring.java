package dev.slipway.desktop.kit;

import dev.slipway.desktop.task.Toolkit;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.layout.Region;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.util.Duration;

/// The mark of what runs: a ring with an arc that turns once a second, and stands still where the system asks for less
/// motion. It turns only while it is in a scene, and in steps: each one lets the window find out anew how large all
/// around it is.
public final class Ring extends Region {
    private static final int STEPS = 12;

    private final Timeline turning;

    /// @param size outer diameter in px
    public Ring(double size) {
        getStyleClass().add("ring");
        double middle = size / 2;
        double radius = middle - 1.5;
        var track = new Circle(middle, middle, radius);
        track.getStyleClass().add("track");
        var arc = new Arc(middle, middle, radius, radius, 90, -110);
        arc.setType(ArcType.OPEN);
        arc.getStyleClass().add("arc");
        getChildren().addAll(track, arc);
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        turning =
                new Timeline(new KeyFrame(Duration.seconds(1.0 / STEPS), _ -> setRotate(getRotate() + 360.0 / STEPS)));
        turning.setCycleCount(Animation.INDEFINITE);
        sceneProperty().subscribe(scene -> {
            if (scene != null && !Toolkit.prefersStill()) {
                turning.play();
            } else {
                turning.stop();
            }
        });
    }
}
