/** The books, read. */
package io.tablesaga.books.web;
