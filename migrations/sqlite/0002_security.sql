-- Who asked for a link, for the mail to tell: sealed.
ALTER TABLE expected_webhooks ADD COLUMN requester BLOB;

-- When a person first saw a link's form, and when somebody said "this wasn't me".
ALTER TABLE links ADD COLUMN opened_at INTEGER;
ALTER TABLE links ADD COLUMN declined_at INTEGER;

-- Addresses that get no links for a while, because somebody said "this wasn't me".
CREATE TABLE paused_addresses (
    brand        TEXT    NOT NULL,
    address_hash BLOB    NOT NULL,
    until        INTEGER NOT NULL,
    PRIMARY KEY (brand, address_hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX paused_addresses_by_end ON paused_addresses (until);

-- What limits count: mails (per address, and with an empty subject for the whole brand), and tries of a form (per user).
DROP TABLE mail_counts;
CREATE TABLE counts (
    brand        TEXT    NOT NULL,
    kind         TEXT    NOT NULL CHECK (kind IN ('mail', 'try')),
    subject      BLOB    NOT NULL,
    window_start INTEGER NOT NULL,
    count        INTEGER NOT NULL,
    last_at      INTEGER NOT NULL,
    PRIMARY KEY (brand, kind, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX counts_by_age ON counts (last_at);

-- Forms whose proof was used up.
CREATE TABLE spent_forms (
    form       BLOB    NOT NULL PRIMARY KEY,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX spent_forms_by_expiry ON spent_forms (expires_at);

-- What happened to a person's reset, for support. Only added to; removed when it is old.
CREATE TABLE audit (
    id           INTEGER NOT NULL PRIMARY KEY,
    brand        TEXT    NOT NULL,
    address_hash BLOB    NOT NULL,
    at           INTEGER NOT NULL,
    event        TEXT    NOT NULL,
    detail       TEXT
) STRICT;
CREATE INDEX audit_of_address ON audit (brand, address_hash, at);
CREATE INDEX audit_by_age ON audit (at);
CREATE TRIGGER audit_is_only_added_to BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is only added to');
END;
