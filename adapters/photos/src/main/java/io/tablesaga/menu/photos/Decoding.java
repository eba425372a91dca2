package io.tablesaga.menu.photos;

import io.tablesaga.menu.PictureRefusal;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Unpacks a picture no larger than its largest size needs: of a large one every second, third or fourth pixel. */
final class Decoding {

    /** So that at least 1,600 are left, and at most this. */
    private static final int LONGEST_SIDE = 3200;

    private Decoding() {}

    static BufferedImage decoded(SentPicture picture) throws Unusable {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(picture.bare()))) {
            ImageReader reader = picture.format().reader();
            try {
                return decoded(reader, in, picture);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // Whatever a decoder throws, it is by what it was given.
            throw new Unusable(PictureRefusal.BROKEN);
        }
    }

    private static BufferedImage decoded(ImageReader reader, ImageInputStream in, SentPicture picture)
            throws IOException, Unusable {
        boolean[] cutOff = new boolean[1];
        // The JDK's JPEG reader fills with grey what is missing, and only murmurs «Premature end of JPEG file».
        reader.addIIOReadWarningListener((source, warning) -> cutOff[0] |= warning.contains("remature end"));
        reader.setInput(in, true, true);
        if (reader.getWidth(0) != picture.pixels().width()
                || reader.getHeight(0) != picture.pixels().height()) {
            throw new Unusable(PictureRefusal.BROKEN);
        }
        int step = (picture.pixels().longestSide() + LONGEST_SIDE - 1) / LONGEST_SIDE;
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        BufferedImage image = reader.read(0, param);
        if (cutOff[0]) {
            throw new Unusable(PictureRefusal.BROKEN);
        }
        return image;
    }
}
