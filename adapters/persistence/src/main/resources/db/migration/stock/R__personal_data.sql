-- What here is of a person. docs/personal-data.md is made from these comments.
comment on column stock.movement.reason is 'personal: why stock came or went, in the staff''s own words; kept: for ever; read by: nobody';
