/** Korean letters for whatever is printed. */
package io.tablesaga.shared.printing;
