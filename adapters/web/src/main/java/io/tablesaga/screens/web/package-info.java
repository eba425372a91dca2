/** The pages guests and staff touch: files that are the same for everybody, and nothing of anybody's in them. */
package io.tablesaga.screens.web;
