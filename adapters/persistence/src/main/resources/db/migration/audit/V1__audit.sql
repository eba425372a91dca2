-- Who did what, when and from where; and who failed to get in. Only ever added to; a partition a month (UTC).
create function audit.refuse() returns trigger language plpgsql as $$
begin
    raise exception 'the audit is only added to; old months go as a whole, by audit.drop_months';
end $$;

-- Written before an account's request goes on: an action never happens unrecorded. A row without an outcome is of a process
-- that ended in between.
create table audit.action (
    id         uuid        not null default uuidv7(),
    at         timestamptz not null default now(),
    -- Null when a device of no account was let in: a tablet, by the store's PIN.
    account_id uuid,
    -- Null for what the contract does not name.
    operation  text,
    -- Null when it is about none or all.
    store_id   uuid,
    -- What else the path names.
    ids        jsonb       not null,
    -- The fields of the body that the contract marks by x-audit.
    said       jsonb       not null,
    address    text        not null,
    node       text        not null,
    primary key (id, at)
) partition by range (at);

create index action_of_store on audit.action (store_id, id);
create index action_of_account on audit.action (account_id, id);

create table audit.outcome (
    action_id uuid        not null,
    at        timestamptz not null default now(),
    -- As HTTP has it.
    status    integer     not null,
    primary key (action_id, at)
) partition by range (at);

create trigger stays before update or delete on audit.action for each row execute function audit.refuse();
create trigger stays_whole before truncate on audit.action execute function audit.refuse();
create trigger stays before update or delete on audit.outcome for each row execute function audit.refuse();
create trigger stays_whole before truncate on audit.outcome execute function audit.refuse();

-- Failed tries without an account: one row a subject and minute, which only counts up, so that a flood stays small.
create table audit.alarm (
    id       uuid        not null default uuidv7(),
    minute   timestamptz not null,
    kind     text        not null,
    -- Null when it is no store's.
    store_id uuid,
    -- The id of what was tried at; «others» when too many were in one minute.
    subject  text        not null,
    -- The last of them.
    address  text        not null,
    count    bigint      not null default 1,
    last_at  timestamptz not null default now(),
    primary key (id, minute),
    unique nulls not distinct (minute, kind, store_id, subject)
) partition by range (minute);

create index alarm_of_store on audit.alarm (store_id, id);

create function audit.count_up() returns trigger language plpgsql as $$
begin
    if (new.id, new.minute, new.kind, new.subject, new.count) <> (old.id, old.minute, old.kind, old.subject, old.count + 1)
       or new.store_id is distinct from old.store_id then
        raise exception 'an alarm only counts up';
    end if;
    return new;
end $$;

create trigger counts_up before update on audit.alarm for each row execute function audit.count_up();
create trigger stays before delete on audit.alarm for each row execute function audit.refuse();
create trigger stays_whole before truncate on audit.alarm execute function audit.refuse();

-- Attached, not created in place, like the outbox's months. A truncate of one month knows only the month's own trigger.
create function audit.create_months(ahead integer) returns void language plpgsql as $$
declare
    kept text;
    first timestamp;
    month text;
begin
    perform pg_advisory_xact_lock(hashtext('audit.months'));
    for kept in select relname from pg_class where relnamespace = 'audit'::regnamespace and relkind = 'p' loop
        first := date_trunc('month', now() at time zone 'UTC');
        for n in 0..ahead loop
            month := kept || '_' || to_char(first, 'YYYY_MM');
            if to_regclass('audit.' || month) is null then
                execute format('create table audit.%I (like audit.%I including defaults)', month, kept);
                execute format('create trigger stays_whole before truncate on audit.%I execute function audit.refuse()', month);
                execute format('alter table audit.%I attach partition audit.%I for values from (%L) to (%L)',
                               kept, month, first || '+00', first + interval '1 month' || '+00');
            end if;
            first := first + interval '1 month';
        end loop;
    end loop;
end $$;

-- The one way anything leaves: each month that ended more than so many months ago.
create function audit.drop_months(keep integer) returns void language plpgsql as $$
declare
    month text;
begin
    perform pg_advisory_xact_lock(hashtext('audit.months'));
    perform set_config('lock_timeout', '200ms', true);
    for month in
        select c.relname from pg_inherits i
        join pg_class c on c.oid = i.inhrelid
        join pg_class p on p.oid = i.inhparent
        where p.relnamespace = 'audit'::regnamespace and p.relkind = 'p'
          and c.relname < p.relname || '_' || to_char((now() at time zone 'UTC') - make_interval(months => keep), 'YYYY_MM')
    loop
        execute format('drop table audit.%I', month);
    end loop;
end $$;

select audit.create_months(2);
