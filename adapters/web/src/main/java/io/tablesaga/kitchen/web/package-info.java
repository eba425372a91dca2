/** Kitchen tickets, read. */
package io.tablesaga.kitchen.web;
