package io.tablesaga.printing.escpos;

import com.github.anastaciocintra.escpos.EscPos;
import com.github.anastaciocintra.escpos.EscPos.CutMode;
import io.tablesaga.printing.PrinterSettings;
import io.tablesaga.printing.PrinterSettings.Form;
import io.tablesaga.printing.Printout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Printouts as a printer takes them; what it has no letters for becomes a picture, whatever is set. */
final class Slips {

    private static final int LINES_TO_THE_KNIFE = 4;

    private final RasterSlip raster = new RasterSlip(new Letters());

    byte[] bytes(Printout printout, PrinterSettings printer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (EscPos out = new EscPos(bytes)) {
            out.initializePrinter();
            if (printer.form() == Form.TEXT && TextSlip.canSay(printout)) {
                TextSlip.write(out, printout, printer.paper());
            } else {
                raster.write(out, printout, printer.paper());
            }
            out.feed(LINES_TO_THE_KNIFE).cut(CutMode.PART);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
