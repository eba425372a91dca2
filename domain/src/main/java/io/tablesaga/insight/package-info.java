/** What can be learnt from what has happened: read models, fed by events alone. */
package io.tablesaga.insight;
