/** Table codes as images and as sheets to cut out. */
package io.tablesaga.floor.printing;
