/** What the console of integrators and operators shows. */
package io.tablesaga.console.web;
