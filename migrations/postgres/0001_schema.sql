-- Times are milliseconds since 1970-01-01 UTC. "sealed" is encrypted with a key derived from secret_key.
-- migrations/sqlite holds the same tables for SQLite.
--
-- Keys begin with the column that many rows are sought by. Else PostgreSQL, until it has statistics, takes a brand's rows for few, and reads all of them.

-- Webhooks that were accepted, or dropped for good: each is acted upon once, whichever endpoint of the account it was made for.
CREATE TABLE events (
    brand             TEXT   NOT NULL,
    event_id          TEXT   NOT NULL,
    idempotency_token TEXT   NOT NULL,
    token_hash        BYTEA, -- none of those that were dropped
    accepted_at       BIGINT NOT NULL,
    PRIMARY KEY (brand, event_id),
    UNIQUE (brand, idempotency_token),
    UNIQUE (brand, token_hash)
);
CREATE INDEX events_by_age ON events (accepted_at);

-- What Keygen last said of a user who can reset: their newest token above all.
CREATE TABLE users (
    brand            TEXT   NOT NULL,
    user_id          TEXT   NOT NULL,
    token            BYTEA, -- sealed; wiped when their links are ended
    token_created_at BIGINT NOT NULL,
    profile          BYTEA  NOT NULL, -- sealed: address and name
    address_hash     BYTEA  NOT NULL, -- of the mailbox
    spelling_hash    BYTEA  NOT NULL, -- of the address as Keygen compares it
    role             TEXT   NOT NULL,
    -- Barred: their role, their address or a ban is against them. It is kept so that an older event does not undo it.
    status           TEXT   NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'barred', 'deleted')),
    updated_at       BIGINT NOT NULL, -- at Keygen, of what is known
    claimed_until    BIGINT NOT NULL DEFAULT 0, -- one fulfilment at a time
    needed_until     BIGINT NOT NULL, -- the end of their last link
    PRIMARY KEY (user_id, brand)
);
CREATE INDEX users_by_need ON users (needed_until);
CREATE INDEX users_of_address ON users (address_hash, brand);

-- What was mailed: handles, known by their keyed hash only.
CREATE TABLE links (
    handle_hash  BYTEA  NOT NULL PRIMARY KEY,
    brand        TEXT   NOT NULL,
    user_id      TEXT   NOT NULL,
    address_hash BYTEA  NOT NULL, -- of the mailbox that it was mailed to
    purpose      TEXT   NOT NULL CHECK (purpose IN ('reset', 'invitation')),
    language     TEXT   NOT NULL, -- of the mail; its tag (BCP 47)
    created_at   BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL,
    opened_at    BIGINT, -- when a person first saw its form
    used_at      BIGINT,
    declined_at  BIGINT, -- when somebody said "this wasn't me"
    ended_at     BIGINT,
    ended_by     TEXT CHECK (ended_by IN ('changed', 'revoked', 'superseded')) -- the user's address or role, or a ban; the operator; a password set elsewhere
);
CREATE INDEX links_of_user ON links (user_id, brand);
CREATE INDEX links_by_expiry ON links (expires_at);

-- Webhooks that we expect because we asked Keygen: for a mail, or to refresh a token while somebody waits. The hash is of the address as
-- Keygen was asked with it, so that another user of the mailbox does not take its place.
CREATE TABLE expected_webhooks (
    brand        TEXT   NOT NULL,
    address_hash BYTEA  NOT NULL,
    purpose      TEXT   NOT NULL CHECK (purpose IN ('reset', 'invitation', 'refresh')),
    language     TEXT, -- of the page where it was asked for
    requester    BYTEA, -- who asked, for the mail to tell: sealed
    asked_at     BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL,
    PRIMARY KEY (address_hash, brand, purpose)
);
CREATE INDEX expected_webhooks_by_expiry ON expected_webhooks (expires_at);

-- Users who get no links at an address for a while, because somebody there said "this wasn't me".
CREATE TABLE paused_addresses (
    brand        TEXT   NOT NULL,
    address_hash BYTEA  NOT NULL,
    user_id      TEXT   NOT NULL, -- whose link it was: another user of the mailbox is not paused
    until        BIGINT NOT NULL,
    PRIMARY KEY (address_hash, user_id, brand)
);
CREATE INDEX paused_addresses_by_end ON paused_addresses (until);

-- What limits count in windows of time: emails and requests (subjects: store/counts.rs), and tries of a form (per user).
CREATE TABLE counts (
    brand        TEXT   NOT NULL,
    kind         TEXT   NOT NULL CHECK (kind IN ('mail', 'try')),
    subject      BYTEA  NOT NULL,
    window_start BIGINT NOT NULL,
    count        BIGINT NOT NULL,
    last_at      BIGINT NOT NULL,
    PRIMARY KEY (subject, kind, brand)
);
-- A count that goes up changes no index, and so is replaced in place (a heap-only tuple): that of all mails of a brand goes up with each.
CREATE INDEX counts_by_age ON counts (window_start);

-- Forms whose proof was used up.
CREATE TABLE spent_forms (
    form       BYTEA  NOT NULL PRIMARY KEY,
    expires_at BIGINT NOT NULL
);
CREATE INDEX spent_forms_by_expiry ON spent_forms (expires_at);

CREATE TABLE jobs (
    id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    brand        TEXT   NOT NULL,
    service      TEXT   NOT NULL CHECK (service IN ('keygen', 'mail')), -- what it needs
    kind         TEXT   NOT NULL,
    state        TEXT   NOT NULL CHECK (state IN ('waiting', 'ready', 'running', 'done', 'failed', 'dropped', 'bounced')),
    address_hash BYTEA  NOT NULL,
    payload      BYTEA, -- sealed; wiped when done, dropped or expired
    attempts     BIGINT NOT NULL DEFAULT 0,
    unconfirmed  BIGINT NOT NULL DEFAULT 0, -- 1 if a try may have done it, unanswered
    replica      TEXT, -- who holds it while it runs,
    slot         BIGINT, -- and which of their workers
    reason       TEXT, -- of the last failure, or what it waits for
    client       BYTEA  NOT NULL DEFAULT '', -- of a request: the keyed hash of the client network; empty for the vendor
    user_hash    BYTEA, -- of an email that waits for a budget: its user at the mailbox
    priority     BIGINT NOT NULL DEFAULT 0, -- of a request: lower ones first
    turn         BIGINT NOT NULL DEFAULT 0, -- of a request: its fair place among the client networks
    created_at   BIGINT NOT NULL,
    run_at       BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL,
    finished_at  BIGINT
);
CREATE INDEX jobs_ready ON jobs (brand, service, run_at) WHERE state = 'ready';
-- Over a budget: woken when it has room.
CREATE INDEX jobs_waiting ON jobs (run_at) WHERE state = 'waiting';
CREATE INDEX mails_waiting ON jobs (brand, user_hash) WHERE state = 'waiting' AND service = 'mail';
CREATE INDEX requests_in_turn ON jobs (brand, priority, turn, id, run_at) WHERE state = 'ready' AND service = 'keygen';
CREATE INDEX requests_by_client ON jobs (brand, client, turn) WHERE service = 'keygen' AND state IN ('ready', 'waiting');
CREATE INDEX jobs_running ON jobs (replica, slot) WHERE state = 'running';
CREATE INDEX jobs_by_expiry ON jobs (expires_at) WHERE payload IS NOT NULL;
CREATE INDEX jobs_finished ON jobs (finished_at) WHERE finished_at IS NOT NULL;
-- Only requests to Keygen are looked for by their address.
CREATE INDEX requests_by_address ON jobs (brand, address_hash, id) WHERE service = 'keygen';

-- What happened to a person's reset, for support. Only added to; removed when it is old.
CREATE TABLE audit (
    chain        BIGINT NOT NULL,
    seq          BIGINT NOT NULL, -- consecutive in its chain
    brand        TEXT NOT NULL,
    address_hash BYTEA NOT NULL,
    at           BIGINT NOT NULL,
    event        TEXT NOT NULL,
    detail       TEXT,
    mac          BYTEA NOT NULL, -- keyed; of the entry and of the one before it
    PRIMARY KEY (chain, seq)
);
CREATE INDEX audit_of_address ON audit (brand, address_hash, at);

-- Where the chains of entries begin and end. A transaction that adds entries takes any chain that no other one holds.
CREATE TABLE audit_chains (
    chain     BIGINT NOT NULL PRIMARY KEY,
    first_seq BIGINT NOT NULL, -- of the oldest entry that is kept
    first_mac BYTEA NOT NULL, -- of the entry before that
    seq       BIGINT NOT NULL, -- of the newest entry
    mac       BYTEA NOT NULL,
    seal      BYTEA NOT NULL -- keyed; of all of these
);

CREATE FUNCTION audit_is_only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit trail is only added to';
END
$$;
CREATE FUNCTION audit_is_removed_from_its_beginning() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.seq >= coalesce((SELECT first_seq FROM audit_chains WHERE chain = OLD.chain), 0) THEN
        RAISE EXCEPTION 'the audit trail is only added to';
    END IF;
    RETURN OLD;
END
$$;
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
    FOR EACH ROW EXECUTE FUNCTION audit_is_only_added_to();
CREATE TRIGGER audit_is_removed_from_its_beginning BEFORE DELETE ON audit
    FOR EACH ROW EXECUTE FUNCTION audit_is_removed_from_its_beginning();
CREATE TRIGGER audit_is_never_emptied BEFORE TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_only_added_to();
CREATE TRIGGER audit_chains_go_forward BEFORE UPDATE ON audit_chains
    FOR EACH ROW WHEN (NEW.chain <> OLD.chain OR NEW.seq < OLD.seq OR NEW.first_seq < OLD.first_seq OR NEW.first_seq > NEW.seq + 1)
    EXECUTE FUNCTION audit_is_only_added_to();
CREATE TRIGGER audit_chains_stay BEFORE DELETE ON audit_chains
    FOR EACH ROW EXECUTE FUNCTION audit_is_only_added_to();
CREATE TRIGGER audit_chains_are_never_emptied BEFORE TRUNCATE ON audit_chains
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_only_added_to();

-- What is done every so often, by one replica each time.
CREATE TABLE tasks (
    name   TEXT   NOT NULL PRIMARY KEY,
    run_at BIGINT NOT NULL
);

-- The processes that share this database. One that is not heard of until its time is over has lost its jobs.
CREATE TABLE replicas (
    id          TEXT        NOT NULL PRIMARY KEY,
    alive_until TIMESTAMPTZ NOT NULL -- by this database's clock
);
