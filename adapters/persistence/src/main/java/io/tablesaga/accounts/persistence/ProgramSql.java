package io.tablesaga.accounts.persistence;

/** The longer statements of {@link JdbcPrograms}. */
final class ProgramSql {

    /** Of one store: an integrator there, and nothing anywhere else. One row for each grant. */
    static final String SELECT =
            """
            select a.id, a.login, a.name, a.issuer, a.subject, a.created_at, a.closed_at, e.until, g.role, g.store_id
            from (select * from accounts.account a
                  where a.kind = 'PROGRAM' and (not a.demo or ?) and (?::uuid is null or a.id = ?)
                    and (?::uuid is null or a.id > ?)
                    and (?::uuid is null
                         or exists (select 1 from accounts.role_grant o where o.account_id = a.id and o.store_id = ?)
                            and not exists (select 1 from accounts.role_grant o where o.account_id = a.id
                                and (o.store_id is distinct from ? or o.role <> 'INTEGRATOR')))
                  order by a.id limit ?) a
            left join accounts.earlier_secret e on e.account_id = a.id and e.until > now()
            left join accounts.role_grant g on g.account_id = a.id
            order by a.id, g.role, g.store_id""";

    static final String SECRETS =
            """
            select secret from accounts.account
            where login = ? and kind = 'PROGRAM' and closed_at is null and secret is not null and (not demo or ?)
            union all
            select e.secret from accounts.account a join accounts.earlier_secret e on e.account_id = a.id
            where a.login = ? and a.kind = 'PROGRAM' and a.closed_at is null and (not a.demo or ?) and e.until > now()""";

    private ProgramSql() {}
}
