/** Orders, read. */
package io.tablesaga.ordering.web;
