-- What here is of a person, which is nothing. docs/personal-data.md is made from these comments.
comment on column kitchen.ticket_line.name is 'not personal: a dish';
