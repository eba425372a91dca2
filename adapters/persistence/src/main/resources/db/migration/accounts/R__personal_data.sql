-- What here is of a person. docs/personal-data.md is made from these comments.
comment on column accounts.account.id is 'personal: stands for the person wherever a table names an account; kept: for ever, and names nobody once the account is erased; read by: manager, operator';
comment on column accounts.account.login is 'personal: the e-mail address to sign in with; kept: until the account is erased; read by: the person, manager, operator';
comment on column accounts.account.name is 'personal: how staff and the audit call the person; kept: until the account is erased; read by: the person, manager, operator';
comment on column accounts.account.secret is 'personal: proves who signs in, as a slow hash; kept: until it is changed or the account is erased; read by: nobody';
comment on column accounts.role_grant.account_id is 'personal: what the person may do; kept: until it is taken away; read by: manager, operator';
comment on column accounts.tries.subject is 'personal: who or where somebody tried to get in, as a hash; kept: until the tries are forgotten, a day at most; read by: nobody';
comment on column accounts.account.subject is 'not personal: who a program is to another issuer';
comment on column accounts.earlier_secret.account_id is 'not personal: a program''s';
comment on column accounts.session.principal_name is 'personal: whose session it is; kept: until it is over, a week at most; read by: the person';
comment on column accounts.session_attributes.attribute_name is 'not personal: what the product calls it';
comment on column accounts.session_attributes.attribute_bytes is 'personal: whose session it is; kept: until it is over, a week at most; read by: nobody';
comment on column accounts.invitation.login is 'personal: the e-mail address of who is to work in a store; kept: until the account is erased; read by: manager, operator';
comment on column accounts.invitation.invited_by is 'personal: who invited; kept: for ever; read by: manager, operator';
comment on column accounts.invitation.used_by is 'personal: whose account it became; kept: until the account is erased; read by: nobody';
