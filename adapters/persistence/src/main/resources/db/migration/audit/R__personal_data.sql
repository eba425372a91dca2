-- What here is of a person. docs/personal-data.md is made from these comments.
comment on column audit.action.account_id is 'personal: who did it; kept: as long as the audit (tablesaga.audit.keep-months), and names nobody once the account is erased; read by: the person, manager, operator';
comment on column audit.action.ids is 'personal: what it was done to, an account of staff or a phone''s request among them; kept: as long as the audit, and names nobody once the account is erased; read by: the person, manager, operator';
comment on column audit.action.said is 'personal: what was asked for, in the fields that the contract marks by x-audit; kept: as long as the audit; read by: the person, manager, operator';
comment on column audit.action.address is 'personal: from where it was done; kept: as long as the audit; read by: the person, manager, operator';
comment on column audit.alarm.subject is 'personal: what somebody tried to get into, maybe an account; kept: as long as the audit; read by: manager, operator';
comment on column audit.alarm.address is 'personal: from where somebody tried to get in; kept: as long as the audit; read by: manager, operator';
comment on column audit.action.operation is 'not personal: the contract''s name of it';
comment on column audit.action.node is 'not personal: a process';
comment on column audit.alarm.kind is 'not personal: one of the product''s words';
