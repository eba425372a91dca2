package io.tablesaga.menu.photos;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** What pictures may be sent as, and what unpacks each. */
enum PictureFormat {
    JPEG,
    PNG,
    WEBP;

    /** Never the one a file asks for: the JDK would try every reader that anything has put on its class path. */
    ImageReader reader() throws IOException {
        return switch (this) {
            case JPEG -> ImageIO.getImageReadersByMIMEType("image/jpeg").next();
            case PNG -> ImageIO.getImageReadersByMIMEType("image/png").next();
            case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
        };
    }
}
