-- What here is of a person. docs/personal-data.md is made from these comments.
comment on column payment.attempt.provider_reference is 'personal: the payment as the provider knows it, who knows the payer; kept: as long as the order; read by: the person on the receipt, operator';
comment on column payment.refund.provider_reference is 'personal: the payment as the provider knows it, who knows the payer; kept: as long as the order; read by: the person on the receipt, operator';
comment on column payment.refund.reason is 'personal: why it is given back, in the guest''s or the staff''s own words; kept: as long as the order, a guest''s until the account is erased; read by: operator, the payment provider';
comment on column payment.webhook.provider_reference is 'personal: the payment as the provider knows it, who knows the payer; kept: for ever; read by: nobody';
