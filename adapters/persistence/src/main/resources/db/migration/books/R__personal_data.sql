-- What here is of a person. docs/personal-data.md is made from these comments.
comment on column books.last_check.node is 'not personal: a process';
