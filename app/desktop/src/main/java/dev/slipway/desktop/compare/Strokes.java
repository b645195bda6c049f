package dev.slipway.desktop.compare;

import dev.slipway.desktop.chart.Tone;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// How the lines of many runs are drawn over each other, the hindmost first: what is not picked out, what is pale, what
/// has a colour of its own. The more lines there are the paler each is, so that one sees where they are dense. Pure.
final class Strokes {
    /// As many lines as stand beside each other without becoming a mass.
    private static final double FEW = 30;

    private static final double PALEST = 0.04;
    private static final double LEFT_OUT = 0.18;
    private static final double PALE = 0.35;
    private static final double CLEAR = 0.8;

    private Strokes() {}

    /// One line.
    ///
    /// @param run its place
    /// @param opacity above 0, at most 1
    record Stroke(int run, Tone tone, double thickness, double opacity) {}

    /// @param tones one a run
    /// @param kept places of the runs that are picked out, all if none is
    static List<Stroke> of(List<Tone> tones, BitSet kept) {
        var behind = new ArrayList<Integer>();
        var pale = new ArrayList<Integer>();
        var coloured = new ArrayList<Integer>();
        for (int run = 0; run < tones.size(); run++) {
            (!kept.get(run) ? behind : tones.get(run) == Tone.NEUTRAL ? pale : coloured).add(run);
        }
        var strokes = new ArrayList<Stroke>(tones.size());
        behind.forEach(run ->
                strokes.add(new Stroke(run, Tone.NEUTRAL, 1, opacity(LEFT_OUT, behind.size() + pale.size()))));
        pale.forEach(run -> strokes.add(new Stroke(run, Tone.NEUTRAL, 1.25, opacity(PALE, pale.size()))));
        coloured.forEach(run -> strokes.add(new Stroke(run, tones.get(run), 1.25, opacity(CLEAR, coloured.size()))));
        return strokes;
    }

    private static double opacity(double alone, int lines) {
        return Math.max(PALEST, alone * Math.min(1, Math.sqrt(FEW / lines)));
    }
}
