/** Has the books checked by schedule. */
package io.tablesaga.books.routes;
