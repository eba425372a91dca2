-- What here is of a person. docs/personal-data.md is made from these comments.
comment on column menu.category.name is 'not personal: a category''s';
comment on column menu.item.name is 'not personal: a dish';
comment on column menu.photo.sent is 'not personal: a hash of a picture';
comment on column menu.photo.small is 'not personal: a hash of a picture';
comment on column menu.photo.medium is 'not personal: a hash of a picture';
comment on column menu.photo.large is 'not personal: a hash of a picture';
comment on column menu.item.description is 'not personal: a dish''s';
comment on column menu.item.currency is 'not personal: a dish''s';
comment on column menu.item.tax_kind is 'not personal: one of the product''s words';
comment on column menu.item.allergens is 'not personal: a dish''s';
comment on column menu.item.option_groups is 'not personal: a dish''s';
comment on column menu.item.hours is 'not personal: a dish''s';
comment on column menu.item.station is 'not personal: a dish''s';
comment on column menu.item.course is 'not personal: one of the product''s words';
comment on column menu.item.once_per is 'not personal: one of the product''s words';
