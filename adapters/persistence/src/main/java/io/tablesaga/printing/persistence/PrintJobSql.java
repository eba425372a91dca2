package io.tablesaga.printing.persistence;

/** The statements of {@link JdbcPrintJobs}. Whoever writes for a claim holds the printer's row, and shows its epoch. */
final class PrintJobSql {

    /** One at a time for each printer: it is counted, and what would be too much is not kept. */
    static final String KEEP =
            """
            with printer as (
                select id from printing.printer where id = ? and removed_at is null for update),
            wanted as (
                select p.id as printer_id, ?::uuid as id, ?::uuid as store_id, ?::uuid as order_id, ?::bigint as firing, ?::text as kind,
                       ?::jsonb as printout
                from printer p),
            waiting as (
                select count(*) as slips from printing.job j join printer p on p.id = j.printer_id
                where j.state = 'WAITING'),
            kept as (
                insert into printing.job (id, printer_id, store_id, order_id, firing, kind, printout)
                select w.id, w.printer_id, w.store_id, w.order_id, w.firing, w.kind, w.printout
                from wanted w, waiting n where n.slips < ?
                on conflict do nothing),
            refused as (
                update printing.printer p set refused = p.refused + 1
                from waiting n, wanted w where p.id = w.printer_id and n.slips >= ?
                and not exists (select from printing.job j where j.printer_id = w.printer_id and j.order_id = w.order_id
                                and j.firing = w.firing and j.kind = 'TICKET' and w.kind = 'TICKET')
                returning p.id)
            select count(*) from refused""";

    static final String DUE =
            """
            select p.id from printing.printer p
            where p.removed_at is null and p.next_try_at <= now() and (p.claimed_until is null or p.claimed_until < now())
              and exists (select from printing.job j where j.printer_id = p.id and j.state = 'WAITING')
            order by p.next_try_at limit ?""";

    static final String CLAIM =
            """
            update printing.printer
            set epoch = epoch + 1, claimed_until = now() + ? * interval '1 millisecond'
            where id = ? and removed_at is null and next_try_at <= now()
              and (claimed_until is null or claimed_until < now())
            returning epoch""";

    static final String NEXT =
            """
            select id, printer_id, order_id, firing, kind, printout, tries from printing.job
            where printer_id = ? and state = 'WAITING' order by id limit 1""";

    static final String SENDING =
            """
            with mine as (
                update printing.printer set claimed_until = now() + ? * interval '1 millisecond'
                where id = ? and epoch = ? and claimed_until > now() returning id),
            sent as (
                update printing.job j set tries = j.tries + 1 from mine m
                where j.printer_id = m.id and j.id = ? and j.state = 'WAITING' returning j.id)
            select count(*) from sent""";

    /** What came out came out, whoever has the printer now. */
    static final String PRINTED =
            """
            with printed as (
                update printing.job set state = 'PRINTED', ended_at = now() where id = ? and state = 'WAITING'),
            mine as (
                update printing.printer
                set away_since = null, away_reason = null, failures = 0, refused = 0
                where id = ? and epoch = ? returning id)
            select count(*) from mine""";

    static final String AWAY =
            """
            with before as (
                select id, away_reason from printing.printer where id = ? and epoch = ? for update),
            gone as (
                update printing.printer p
                set away_since = coalesce(p.away_since, now()), away_reason = ?, failures = p.failures + 1,
                    claimed_until = null,
                    next_try_at = now() + least(? * power(2, least(p.failures, 20)), ?) * interval '1 millisecond'
                from before b where p.id = b.id
                returning p.id, p.away_since)
            select g.away_since, b.away_reason is distinct from ?::text as news,
                   (select count(*) from printing.job j where j.printer_id = g.id and j.state = 'WAITING') as waiting
            from gone g join before b on b.id = g.id""";

    static final String RELEASE = "update printing.printer set claimed_until = null where id = ? and epoch = ?";

    static final String WAITING =
            """
            select id, order_id, kind, tries, kept_at from printing.job
            where store_id = ? and printer_id = ? and state = 'WAITING' and (?::uuid is null or id > ?::uuid)
            order by id limit ?""";

    static final String SKIP =
            """
            update printing.job set state = 'SKIPPED', ended_at = now()
            where store_id = ? and id = ? and state = 'WAITING'""";

    static final String FORGET = "delete from printing.job where ended_at < now() - ? * interval '1 millisecond'";

    private PrintJobSql() {}
}
