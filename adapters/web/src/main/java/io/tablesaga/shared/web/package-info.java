/** The web's outer door: who may pass, what is stripped, how errors look. */
package io.tablesaga.shared.web;
