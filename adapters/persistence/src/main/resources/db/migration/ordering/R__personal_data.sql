-- What here is of a person. docs/personal-data.md is made from these comments.
comment on column ordering.catalogue_category.name is 'not personal: a category''s';
comment on column ordering.catalogue_item.name is 'not personal: a dish';
comment on column ordering.order_line.name is 'not personal: a dish';
comment on column ordering.orders.account_id is 'personal: the guest''s own history; kept: until the account is erased, the order itself for ever (the law asks for five years); read by: the person';
comment on column ordering.orders.device_id is 'personal: the phone or tablet an order came from; kept: as long as the order; read by: the guests of its visit';
comment on column ordering.cancellation.reason is 'personal: why it is taken back, in the guest''s or the staff''s own words; kept: as long as the order, a guest''s until the account is erased; read by: manager, the payment provider';
comment on column ordering.once_claim.account_id is 'personal: what a guest can order only once, and has; kept: until the order is undone or the account is erased; read by: the person';
comment on column ordering.cart_line.seen_name is 'not personal: a dish';
comment on column ordering.cart_line.device_id is 'personal: the phone or tablet that put a dish into its table''s cart; kept: for ever; read by: the guests of its visit';
