package io.tablesaga.floor.printing;

import io.tablesaga.floor.TableCode;
import io.tablesaga.floor.TableCodes;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Prints with ZXing and PDFBox, from the class path alone: it looks for no font on the machine. */
public final class PrintedTableCodes implements TableCodes {

    private static final int PIXELS = 1_000;

    @Override
    public byte[] png(TableCode code) {
        QrModules modules = QrModules.of(code.address());
        int scale = Math.max(4, PIXELS / modules.sizeWithQuietZone());
        int size = scale * modules.sizeWithQuietZone();
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D paper = image.createGraphics();
        paper.setColor(Color.WHITE);
        paper.fillRect(0, 0, size, size);
        paper.setColor(Color.BLACK);
        for (QrModules.Run run : modules.runs()) {
            int x = scale * (run.x() + QrModules.QUIET);
            paper.fillRect(x, scale * (run.y() + QrModules.QUIET), scale * run.length(), scale);
        }
        paper.dispose();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] pdf(String storeName, List<TableCode> tables) {
        if (tables.isEmpty()) {
            throw new IllegalArgumentException("No table to print");
        }
        try (PDDocument document = new PDDocument();
                Letters letters = new Letters(document);
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            String store = letters.printable(storeName).orElseGet(() -> host(tables.get(0)));
            document.getDocumentInformation().setTitle(storeName);
            List<Card> cards =
                    tables.stream().map(table -> Card.of(store, table, letters)).toList();
            Sheet.print(document, cards, letters);
            letters.finish();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Drawing drawing(URI address) {
        QrModules modules = QrModules.of(address);
        return new Drawing(modules.sizeWithQuietZone(), modules.path());
    }

    private static String host(TableCode table) {
        return Objects.requireNonNullElse(table.address().getHost(), "");
    }
}
