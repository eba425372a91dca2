/** The books and saga journals, read. */
package io.tablesaga.books.web;
