/** Words every context uses: money, ids, messages that leave through the outbox. */
package io.tablesaga.shared;
