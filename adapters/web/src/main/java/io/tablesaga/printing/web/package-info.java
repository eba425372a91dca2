/** How printers are doing, for staff. */
package io.tablesaga.printing.web;
