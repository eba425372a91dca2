package io.tablesaga.printing;

/** The printer cannot print now; what waits for it goes on waiting. */
public final class PrinterAway extends RuntimeException {

    public enum Reason {
        /** Nobody answers at its address. */
        UNREACHABLE,
        /** It took the connection, and then said nothing, or took no more. */
        SILENT,
        PAPER_OUT,
        COVER_OPEN,
        /** Its address is in no network where printers may be (any more). */
        FORBIDDEN,
        /** What was to be printed could not be: ours, not the printer's. */
        FAULT
    }

    private final Reason reason;

    public PrinterAway(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
