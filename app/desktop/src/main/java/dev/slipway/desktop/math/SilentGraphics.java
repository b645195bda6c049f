package dev.slipway.desktop.math;

import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What `Graphics2D` offers beside outlines: nothing of it has an effect. One thread at a time.
abstract class SilentGraphics extends Graphics2D {
    @Override
    public FontMetrics getFontMetrics(Font of) {
        throw new UnsupportedOperationException("formulas measure outlines");
    }

    @Override
    public Graphics create() {
        throw new UnsupportedOperationException("formulas are drawn on one sheet");
    }

    @Override
    public GraphicsConfiguration getDeviceConfiguration() {
        throw new UnsupportedOperationException("outlines have no device");
    }

    @Override
    public void dispose() {
        // holds nothing
    }

    @Override
    public boolean hit(Rectangle rectangle, Shape shape, boolean onStroke) {
        return shape.intersects(rectangle);
    }

    @Override
    public Color getBackground() {
        return Color.BLACK;
    }

    @Override
    public void setBackground(Color to) {
        // nothing is behind a formula
    }

    @Override
    public Composite getComposite() {
        return java.awt.AlphaComposite.SrcOver;
    }

    @Override
    public void setComposite(Composite to) {
        // everything is opaque
    }

    @Override
    public @Nullable Object getRenderingHint(RenderingHints.Key key) {
        return null;
    }

    @Override
    public void setRenderingHint(RenderingHints.Key key, @Nullable Object value) {
        // outlines are exact
    }

    @Override
    public RenderingHints getRenderingHints() {
        return new RenderingHints(Map.of());
    }

    @Override
    public void setRenderingHints(Map<?, ?> hints) {
        // outlines are exact
    }

    @Override
    public void addRenderingHints(Map<?, ?> hints) {
        // outlines are exact
    }

    @Override
    public void setPaintMode() {
        // everything is painted
    }

    @Override
    public void setXORMode(Color other) {
        // everything is painted
    }

    @Override
    public @Nullable Shape getClip() {
        return null;
    }

    @Override
    public @Nullable Rectangle getClipBounds() {
        return null;
    }

    @Override
    public void clip(Shape shape) {
        // nothing is cut
    }

    @Override
    public void setClip(@Nullable Shape shape) {
        // nothing is cut
    }

    @Override
    public void setClip(int x, int y, int width, int height) {
        // nothing is cut
    }

    @Override
    public void clipRect(int x, int y, int width, int height) {
        // nothing is cut
    }

    @Override
    public void copyArea(int x, int y, int width, int height, int dx, int dy) {
        // there are no pixels
    }

    @Override
    public boolean drawImage(Image image, AffineTransform by, ImageObserver observer) {
        return true;
    }

    @Override
    public void drawImage(BufferedImage image, BufferedImageOp by, int x, int y) {
        // outlines only
    }

    @Override
    public void drawRenderedImage(RenderedImage image, AffineTransform by) {
        // outlines only
    }

    @Override
    public void drawRenderableImage(RenderableImage image, AffineTransform by) {
        // outlines only
    }

    @Override
    public boolean drawImage(Image image, int x, int y, ImageObserver observer) {
        return true;
    }

    @Override
    public boolean drawImage(Image image, int x, int y, Color ground, ImageObserver observer) {
        return true;
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, ImageObserver observer) {
        return true;
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, Color ground, ImageObserver observer) {
        return true;
    }

    @Override
    public boolean drawImage(
            Image image, int x, int y, int x2, int y2, int ix, int iy, int ix2, int iy2, ImageObserver observer) {
        return true;
    }

    @Override
    public boolean drawImage(
            Image image,
            int x,
            int y,
            int x2,
            int y2,
            int ix,
            int iy,
            int ix2,
            int iy2,
            Color ground,
            ImageObserver observer) {
        return true;
    }
}
