-- What here is of a person. docs/personal-data.md is made from these comments.
comment on column floor.store.name is 'not personal: the store''s';
comment on column floor.store.trade_name is 'not personal: the seller''s, which receipts have to name';
comment on column floor.store.address is 'not personal: the store''s';
comment on column floor.dining_table.name is 'not personal: a table''s';
comment on column floor.phone.account_id is 'personal: whose orders a phone''s are, when its guest has signed in; kept: until the account is erased; read by: the person';
comment on column floor.phone.id is 'personal: a phone in one visit, of a guest nobody knows; kept: for ever; read by: the guests of its visit';
comment on column floor.ask.name is 'personal: what somebody calls themselves who asks to join a table; kept: until the table is cleared; read by: the guests of the visit';
comment on column floor.ask.account_id is 'personal: whose phone it will be, when its guest has signed in; kept: until the table is cleared or the account is erased; read by: nobody';
comment on column floor.tablet.name is 'not personal: a tablet''s';
comment on column floor.store.pause_reason is 'not personal: what guests are told';
