-- A count that goes up changes no index, and so is replaced in place (a heap-only tuple): that of all mails of a brand goes up with each.
DROP INDEX counts_by_age;
CREATE INDEX counts_by_age ON counts (window_start);

-- What many rows are sought by comes first. Else PostgreSQL, until it has statistics, takes a brand's rows for few, and reads all of them.
ALTER TABLE counts DROP CONSTRAINT counts_pkey, ADD PRIMARY KEY (subject, kind, brand);
ALTER TABLE expected_webhooks DROP CONSTRAINT expected_webhooks_pkey, ADD PRIMARY KEY (address_hash, brand, purpose);
ALTER TABLE paused_addresses DROP CONSTRAINT paused_addresses_pkey, ADD PRIMARY KEY (address_hash, brand);
ALTER TABLE users DROP CONSTRAINT users_pkey, ADD PRIMARY KEY (user_id, brand);
DROP INDEX links_of_user;
CREATE INDEX links_of_user ON links (user_id, brand);
