package io.tablesaga.config;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * What came out of a printer, up to the knife.
 *
 * @param lines as the printer's own letters, with how they look before a bar
 * @param bands of a picture, from the top
 */
record PrintedSlip(List<String> lines, List<BufferedImage> bands) {

    String text() {
        return String.join("\n", lines);
    }

    boolean says(String words) {
        return text().contains(words);
    }

    BufferedImage image() {
        int height = bands.stream().mapToInt(BufferedImage::getHeight).sum();
        BufferedImage image = new BufferedImage(bands.get(0).getWidth(), height, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D pen = image.createGraphics();
        int top = 0;
        for (BufferedImage band : bands) {
            pen.drawImage(band, 0, top, null);
            top += band.getHeight();
        }
        pen.dispose();
        return image;
    }
}
