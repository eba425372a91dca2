/** What is available, held and sold of each item; a participant of the order saga. */
package io.tablesaga.stock;
