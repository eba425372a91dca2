/** What those who run or connect the product look at: every saga, its order and its payments. */
package io.tablesaga.console;
