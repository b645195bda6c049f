package dev.slipway.desktop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;

/// Entry of the window's process: `open [PATH]`, `pictures DIR`, and `measure NAME` for `./slipway bench`.
///
/// It is no `Application` itself: such a main class is refused on the class path.
public final class Launcher {
    /// JavaFX's own log. Kept here: a level set on a logger that nothing holds is forgotten with it.
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private Launcher() {}

    /// @param arguments the command and its operand; none is `open`
    public static void main(String[] arguments) {
        JAVAFX.setLevel(Level.SEVERE); // it warns of every start from the class path, which is our choice
        var command = arguments.length == 0 ? "open" : arguments[0];
        if (arguments.length > (command.equals("measure") ? 3 : 2)) {
            fail("too many operands: " + command + " takes one.", "Give one path.");
        }
        switch (command) {
            case "open" -> open(arguments);
            case "pictures" -> {
                if (arguments.length != 2) {
                    fail("pictures needs a folder to write to.", "Usage: ./slipway pictures DIR");
                }
                pictures(arguments[1]);
            }
            case "measure" -> {
                headless();
                System.exit(
                        arguments.length == 3
                                ? ScreenMeasurement.take(arguments[1], Path.of(arguments[2]))
                                : Measurement.take(arguments.length < 2 ? "" : arguments[1]));
            }
            case WindowTraining.COMMAND -> {
                headless();
                System.exit(WindowTraining.run());
            }
            default -> fail("unknown command " + command + ".", "Usage: ./slipway open [PATH] or pictures DIR");
        }
    }

    private static void open(String[] arguments) {
        if (arguments.length == 2 && !Files.exists(Path.of(arguments[1]))) {
            fail("there is no file " + arguments[1] + ".", "Check the path.");
        }
        try {
            Application.launch(SlipwayApp.class, arguments);
        } catch (UnsupportedOperationException noDisplay) {
            System.err.println("slipway: there is no display to open a window on. Set DISPLAY, or use the commands:"
                    + " slipway help lists them.");
            System.exit(3);
        }
    }

    private static void pictures(String folder) {
        headless();
        System.setProperty("prism.lcdtext", "false");
        System.setProperty("slipway.still", "true");
        System.exit(Pictures.take(Path.of(folder)));
    }

    private static void headless() {
        System.setProperty("glass.platform", "Quick");
        System.setProperty("prism.order", "sw");
    }

    private static void fail(String message, String hint) {
        System.err.println("slipway: " + message + " " + hint);
        System.exit(2);
    }
}
