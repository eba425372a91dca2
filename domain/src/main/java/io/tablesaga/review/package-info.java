/** What a human must see to, and what becomes of it then. */
package io.tablesaga.review;
