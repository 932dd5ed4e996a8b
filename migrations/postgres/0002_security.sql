-- Who asked for a link, for the mail to tell: sealed.
ALTER TABLE expected_webhooks ADD COLUMN requester BYTEA;

-- When a person first saw a link's form, and when somebody said "this wasn't me".
ALTER TABLE links ADD COLUMN opened_at BIGINT;
ALTER TABLE links ADD COLUMN declined_at BIGINT;

-- Addresses that get no links for a while, because somebody said "this wasn't me".
CREATE TABLE paused_addresses (
    brand        TEXT   NOT NULL,
    address_hash BYTEA  NOT NULL,
    until        BIGINT NOT NULL,
    PRIMARY KEY (brand, address_hash)
);
CREATE INDEX paused_addresses_by_end ON paused_addresses (until);

-- What limits count: mails (per address, and with an empty subject for the whole brand), and tries of a form (per user).
DROP TABLE mail_counts;
CREATE TABLE counts (
    brand        TEXT   NOT NULL,
    kind         TEXT   NOT NULL CHECK (kind IN ('mail', 'try')),
    subject      BYTEA  NOT NULL,
    window_start BIGINT NOT NULL,
    count        BIGINT NOT NULL,
    last_at      BIGINT NOT NULL,
    PRIMARY KEY (brand, kind, subject)
);
CREATE INDEX counts_by_age ON counts (last_at);

-- Forms whose proof was used up.
CREATE TABLE spent_forms (
    form       BYTEA  NOT NULL PRIMARY KEY,
    expires_at BIGINT NOT NULL
);
CREATE INDEX spent_forms_by_expiry ON spent_forms (expires_at);

-- What happened to a person's reset, for support. Only added to; removed when it is old.
CREATE TABLE audit (
    id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    brand        TEXT   NOT NULL,
    address_hash BYTEA  NOT NULL,
    at           BIGINT NOT NULL,
    event        TEXT   NOT NULL,
    detail       TEXT
);
CREATE INDEX audit_of_address ON audit (brand, address_hash, at);
CREATE INDEX audit_by_age ON audit (at);
CREATE FUNCTION audit_is_only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit trail is only added to';
END
$$;
CREATE TRIGGER audit_is_only_added_to BEFORE UPDATE ON audit
    FOR EACH ROW EXECUTE FUNCTION audit_is_only_added_to();
