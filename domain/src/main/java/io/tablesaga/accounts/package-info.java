/** Who may do what: accounts of persons and programs, and the roles they have in stores. */
package io.tablesaga.accounts;
