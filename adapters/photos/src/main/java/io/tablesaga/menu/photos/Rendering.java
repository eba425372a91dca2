package io.tablesaga.menu.photos;

import io.tablesaga.menu.PhotoSize.Pixels;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** What is kept is drawn anew: nothing of the file that was sent gets any further than its colours. */
final class Rendering {

    private static final float QUALITY = 0.82f;

    private Rendering() {}

    /** In screens' colours, on white. @param orientation by EXIF */
    static BufferedImage upright(BufferedImage image, int orientation) {
        int width = image.getWidth();
        int height = image.getHeight();
        boolean turned = orientation >= 5;
        return drawn(
                turned ? height : width,
                turned ? width : height,
                canvas -> canvas.drawImage(image, turn(orientation, width, height), null));
    }

    private static AffineTransform turn(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    /** By halves, so that every pixel counts. */
    static BufferedImage scaled(BufferedImage image, Pixels to) {
        BufferedImage now = image;
        while (now.getWidth() >= 2 * to.width() && now.getHeight() >= 2 * to.height()) {
            now = stretched(now, now.getWidth() / 2, now.getHeight() / 2);
        }
        return now.getWidth() == to.width() && now.getHeight() == to.height()
                ? now
                : stretched(now, to.width(), to.height());
    }

    private static BufferedImage stretched(BufferedImage image, int width, int height) {
        return drawn(width, height, canvas -> canvas.drawImage(image, 0, 0, width, height, null));
    }

    private interface Drawing {
        void on(Graphics2D canvas);
    }

    private static BufferedImage drawn(int width, int height, Drawing drawing) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        try {
            canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            canvas.setColor(Color.WHITE);
            canvas.fillRect(0, 0, width, height);
            drawing.on(canvas);
            return image;
        } finally {
            canvas.dispose();
        }
    }

    static byte[] jpeg(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByMIMEType("image/jpeg").next();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException("a picture cannot be written to memory", e);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }
}
