-- What here is of a person, which is nothing. docs/personal-data.md is made from these comments.
comment on column kitchen.ticket_line.name is 'not personal: a dish';
comment on column kitchen.ticket_line.options is 'not personal: a dish''s';
comment on column kitchen.ticket_line.state is 'not personal: one of the product''s words';
comment on column kitchen.ticket_line.withdrawn_from is 'not personal: one of the product''s words';
comment on column kitchen.withdrawal.state is 'not personal: one of the product''s words';
comment on column kitchen.bump.states is 'not personal: the product''s words';
comment on column kitchen.bump.station is 'not personal: the store''s';
comment on column kitchen.ticket.serving is 'not personal: one of the product''s words';
comment on column kitchen.ticket.traceparent is 'not personal: random, of one request';
comment on column kitchen.ticket_line.station is 'not personal: the store''s';
