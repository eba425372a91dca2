-- What here is of a person, which is nothing. docs/personal-data.md is made from these comments.
comment on column printing.printer.name is 'not personal: a printer''s';
comment on column printing.printer.prints is 'not personal: the product''s words';
comment on column printing.printer.stations is 'not personal: the store''s';
comment on column printing.printer.host is 'not personal: a printer''s';
comment on column printing.printer.paper is 'not personal: one of the product''s words';
comment on column printing.printer.form is 'not personal: one of the product''s words';
comment on column printing.printer.away_reason is 'not personal: one of the product''s words';
comment on column printing.job.kind is 'not personal: one of the product''s words';
comment on column printing.job.printout is 'not personal: a table''s dishes and amounts';
comment on column printing.job.state is 'not personal: one of the product''s words';
