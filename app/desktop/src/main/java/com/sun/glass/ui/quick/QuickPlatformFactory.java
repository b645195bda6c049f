package com.sun.glass.ui.quick;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.Pixels;
import com.sun.glass.ui.View;
import com.sun.glass.ui.headless.HeadlessApplication;
import com.sun.glass.ui.headless.HeadlessPlatformFactory;
import com.sun.glass.ui.headless.HeadlessView;
import java.nio.IntBuffer;

/// JavaFX's platform without a display, which copies a frame at once: the one it comes with copies each pixel by
/// itself, on the UI thread, and took three fifths of it while a screen opened first. A robot sees nothing of it.
/// `-Dglass.platform=Quick` chooses it: JavaFX takes a platform's name for that of its package and class.
public final class QuickPlatformFactory extends HeadlessPlatformFactory {
    @Override
    public Application createApplication() {
        return new HeadlessApplication() {
            @Override
            public View createView() {
                return new QuickView();
            }
        };
    }

    /// A view whose frames go to memory, as those of a display do.
    private static final class QuickView extends HeadlessView {
        private IntBuffer frame = IntBuffer.allocate(0);

        @Override
        protected void _uploadPixels(long view, Pixels pixels) {
            if (pixels.getBuffer() instanceof IntBuffer drawn) {
                int size = pixels.getWidth() * pixels.getHeight();
                if (frame.capacity() < size) {
                    frame = IntBuffer.allocate(size);
                }
                frame.put(0, drawn, 0, size);
            }
        }
    }
}
