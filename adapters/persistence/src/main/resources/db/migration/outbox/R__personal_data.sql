-- What here is of a person, which is nothing. docs/personal-data.md is made from these comments.
comment on column outbox.message.destination is 'not personal: a topic or queue';
comment on column outbox.message.key is 'not personal: the id of what it is about';
comment on column outbox.message.type is 'not personal: one of the product''s words';
comment on column outbox.message.body is 'not personal: ids, amounts and dishes; the page says of topics and queues what is in them';
comment on column outbox.relay.broker is 'not personal: a broker';
comment on column outbox.relay.node is 'not personal: a process';
comment on column outbox.lease.broker is 'not personal: a broker';
comment on column outbox.lease.node is 'not personal: a process';
comment on column outbox.reached.destination is 'not personal: a topic or queue';
comment on column outbox.set_aside.follower is 'not personal: a part of the product';
comment on column outbox.set_aside.topic is 'not personal: a topic';
comment on column outbox.set_aside.key is 'not personal: the id of what it is about';
comment on column outbox.set_aside.reason is 'not personal: why an event could not be read';
