package io.tablesaga.floor.printing;

import io.tablesaga.floor.TableCode;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** What is cut out and laid on a table. Lengths are points; upper edges are measured from the card's own. */
record Card(String store, String table, String address, QrModules code) {

    static final float SIDE = 90 * 72 / 25.4f;

    private static final float WIDTH = SIDE - 2 * 14;
    private static final float CODE = 52 * 72 / 25.4f;

    static Card of(String store, TableCode table, Letters letters) {
        String address = table.address().toASCIIString();
        String name = letters.printable(table.tableName()).orElseGet(() -> end(address));
        return new Card(store, name, address, QrModules.of(table.address()));
    }

    private static String end(String address) {
        String[] parts = address.split("/");
        return parts[parts.length - 1];
    }

    void print(PDPageContentStream pen, float left, float top, Letters letters) throws IOException {
        Lines.fit(store, WIDTH, 16, 11, 6, letters).print(pen, left + SIDE / 2, top - 14, 0.3f, letters);
        Lines.fit(table, WIDTH, 38, 28, 8, letters).print(pen, left + SIDE / 2, top - 32, 0, letters);
        code(pen, left + (SIDE - CODE) / 2, top - 71);
        Lines.fit(address, WIDTH, 26, 7, 5, letters).print(pen, left + SIDE / 2, top - 72 - CODE, 0.3f, letters);
    }

    /** One path for all modules: painted one by one, hairlines would show between them. */
    private void code(PDPageContentStream pen, float left, float top) throws IOException {
        float module = CODE / code.sizeWithQuietZone();
        pen.setNonStrokingColor(0f);
        for (QrModules.Run run : code.runs()) {
            float x = left + module * (run.x() + QrModules.QUIET);
            float y = top - module * (run.y() + QrModules.QUIET + 1);
            pen.addRect(x, y, module * run.length(), module);
        }
        pen.fill();
    }
}
