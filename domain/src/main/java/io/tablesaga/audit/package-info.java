/** Who did what, when and from where; only ever added to. */
package io.tablesaga.audit;
