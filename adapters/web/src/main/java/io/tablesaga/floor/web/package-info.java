/** Tables and visits, read. */
package io.tablesaga.floor.web;
