/** ESC/POS: slips as bytes, and the way to printers over TCP. */
package io.tablesaga.printing.escpos;
