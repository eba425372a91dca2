-- What here is of a person. docs/personal-data.md is made from these comments.
comment on column stock.movement.reason is 'personal: why stock came or went, in the staff''s own words; kept: for ever; read by: nobody';
comment on column stock.item.sold_out_reason is 'personal: why staff marked an item as sold out, in their own words; kept: until it is back, or marked again; read by: kitchen, floor, manager';
comment on column stock.hold.state is 'not personal: one of the product''s words';
