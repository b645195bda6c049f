package dev.slipway.desktop.output;

import java.util.ArrayList;
import java.util.List;

/// Terminal text cut into pieces of one look: colours, weight, underline; what a carriage return overwrote is gone.
public final class AnsiText {
    /// A piece of text.
    ///
    /// @param styles style classes such as `ansi-1`, `ansi-bold`; copied
    public record Piece(String text, List<String> styles) {
        public Piece {
            styles = List.copyOf(styles);
        }
    }

    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String colour = "";
    private boolean bold;
    private boolean italic;
    private boolean underline;

    private AnsiText() {}

    /// Returns the pieces of `printed`, in order.
    public static List<Piece> of(String printed) {
        var ansi = new AnsiText();
        ansi.read(overwritten(printed));
        ansi.flush();
        return List.copyOf(ansi.pieces);
    }

    /// Returns `printed` without escapes.
    public static String plain(String printed) {
        if (printed.indexOf('\u001b') < 0 && printed.indexOf('\r') < 0) {
            return printed;
        }
        var plain = new StringBuilder();
        of(printed).forEach(piece -> plain.append(piece.text()));
        return plain.toString();
    }

    private static String overwritten(String printed) {
        if (printed.indexOf('\r') < 0) {
            return printed;
        }
        var lines = printed.replace("\r\n", "\n").split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            var line = lines[i];
            while (line.endsWith("\r")) {
                line = line.substring(0, line.length() - 1);
            }
            lines[i] = line.substring(line.lastIndexOf('\r') + 1);
        }
        return String.join("\n", lines);
    }

    private void read(String printed) {
        int at = 0;
        while (at < printed.length()) {
            int escape = printed.indexOf('\u001b', at);
            if (escape < 0) {
                text.append(printed, at, printed.length());
                return;
            }
            text.append(printed, at, escape);
            at = sequence(printed, escape + 1);
        }
    }

    /// Reads the sequence after an escape and returns where it ends.
    private int sequence(String printed, int from) {
        if (from >= printed.length()) {
            return from;
        }
        if (printed.charAt(from) != '[') {
            return from + 1;
        }
        int end = from + 1;
        while (end < printed.length() && (printed.charAt(end) < '@' || printed.charAt(end) > '~')) {
            end++;
        }
        if (end < printed.length() && printed.charAt(end) == 'm') {
            flush();
            look(printed.substring(from + 1, end).split("[;:]", -1));
        }
        return Math.min(printed.length(), end + 1);
    }

    private void look(String[] codes) {
        for (int i = 0; i < codes.length; i++) {
            int code = number(codes[i]);
            if (code == 38 || code == 48) {
                i = extended(codes, i, code == 38);
            } else {
                simple(code);
            }
        }
    }

    private void simple(int code) {
        if (code == 0) {
            colour = "";
            bold = false;
            italic = false;
            underline = false;
        } else if (code == 1) {
            bold = true;
        } else if (code == 3) {
            italic = true;
        } else if (code == 4) {
            underline = true;
        } else if (code == 22) {
            bold = false;
        } else if (code == 23) {
            italic = false;
        } else if (code == 24) {
            underline = false;
        } else if (code >= 30 && code <= 37) {
            colour = "ansi-" + (code - 30);
        } else if (code >= 90 && code <= 97) {
            colour = "ansi-" + (code - 90);
        } else if (code == 39) {
            colour = "";
        }
    }

    /// Takes a colour of 256 or of three parts; only the first sixteen have a look of ours.
    private int extended(String[] codes, int at, boolean foreground) {
        if (at + 2 < codes.length && number(codes[at + 1]) == 5) {
            int index = number(codes[at + 2]);
            if (foreground) {
                colour = index < 16 ? "ansi-" + index % 8 : "";
            }
            return at + 2;
        }
        return at + 1 < codes.length && number(codes[at + 1]) == 2 ? Math.min(codes.length, at + 4) : at;
    }

    private static int number(String code) {
        try {
            return code.isEmpty() ? 0 : Integer.parseInt(code);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private void flush() {
        if (text.isEmpty()) {
            return;
        }
        var styles = new ArrayList<String>();
        if (!colour.isEmpty()) {
            styles.add(colour);
        }
        if (bold) {
            styles.add("ansi-bold");
        }
        if (italic) {
            styles.add("ansi-italic");
        }
        if (underline) {
            styles.add("ansi-underline");
        }
        pieces.add(new Piece(text.toString(), styles));
        text.setLength(0);
    }
}
