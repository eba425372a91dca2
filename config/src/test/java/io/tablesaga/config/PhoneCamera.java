package io.tablesaga.config;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Looks more than once, as a hand is never still: of a single picture its reader misses one code in two hundred. */
final class PhoneCamera {

    private static final int LOOKS = 8;

    private PhoneCamera() {}

    /** @return what the code in the picture says, empty when there is none */
    static Optional<String> read(BufferedImage image) {
        return IntStream.range(0, LOOKS)
                .mapToObj(look -> look(farther(image, 1 - look * 0.06)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> look(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        RGBLuminanceSource seen = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        try {
            return Optional.of(new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(seen)), Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText());
        } catch (ReaderException e) {
            return Optional.empty();
        }
    }

    private static BufferedImage farther(BufferedImage image, double size) {
        int width = (int) (image.getWidth() * size);
        int height = (int) (image.getHeight() * size);
        BufferedImage smaller = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D paper = smaller.createGraphics();
        paper.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        paper.drawImage(image, 0, 0, width, height, null);
        paper.dispose();
        return smaller;
    }
}
