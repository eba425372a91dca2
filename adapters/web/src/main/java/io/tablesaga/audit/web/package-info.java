/** Writes down what accounts do, and lets managers and operators read it. */
package io.tablesaga.audit.web;
