-- What here is of a person. docs/personal-data.md is made from these comments.
comment on column menu.category.name is 'not personal: a category''s';
comment on column menu.item.name is 'not personal: a dish';
