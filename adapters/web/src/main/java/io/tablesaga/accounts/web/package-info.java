/** Signing in, and tokens for programs. */
package io.tablesaga.accounts.web;
