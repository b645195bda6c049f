package dev.slipway.desktop;

import dev.slipway.kernel.installation.Home;
import dev.slipway.kernel.installation.Installation;
import java.io.IOException;
import java.nio.file.Path;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The JavaFX application: hands the first stage to the composition, and ends it.
public final class SlipwayApp extends Application {
    private @Nullable Composition composition;

    @Override
    public void start(Stage stage) throws IOException {
        var operands = getParameters().getRaw();
        var made =
                new Composition(Installation.locate(), Home.here(), Kernels.ahead(Installation.locate(), Home.here()));
        composition = made;
        made.window(stage);
        stage.show();
        made.begin(operands.size() > 1 ? Path.of(operands.get(1)).toAbsolutePath() : null);
    }

    @Override
    public void stop() {
        if (composition != null) {
            composition.close();
        }
    }
}
