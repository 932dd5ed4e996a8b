-- A count that goes up changes no index.
DROP INDEX counts_by_age;
CREATE INDEX counts_by_age ON counts (window_start);
