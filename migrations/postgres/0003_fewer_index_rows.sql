-- Only requests to Keygen are looked for by their address.
DROP INDEX jobs_by_address;
CREATE INDEX requests_by_address ON jobs (brand, address_hash, id) WHERE service = 'keygen';
