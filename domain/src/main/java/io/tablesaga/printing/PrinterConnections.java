package io.tablesaga.printing;

/** The way to printers. */
public interface PrinterConnections {

    /** Nothing is printed yet. @throws PrinterAway when it is not there, or says that it cannot print */
    Connection open(PrinterSettings printer);

    interface Connection extends AutoCloseable {

        /**
         * Returns once the slip is out, as far as the printer tells.
         *
         * @throws PrinterAway when it may be out, or a part of it
         */
        void print(Printout printout);

        @Override
        void close();
    }
}
