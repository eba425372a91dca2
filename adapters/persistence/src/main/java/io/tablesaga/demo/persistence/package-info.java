/** What the demo begins with, in the tables of several contexts. */
package io.tablesaga.demo.persistence;
