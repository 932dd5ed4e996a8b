//! SQL for as many rows as there are, in words that both engines know.

use sqlx::{Any, AnyConnection, AssertSqlSafe, Postgres, any::AnyArguments, database::Database, query::Query};

/// A query for `count` rows, with each placeholder once, in order. One for a single row is kept prepared.
///
/// SQLite takes `$1` for a name, and looks for each name among all others: it is given `?`.
pub(super) fn query_many(connection: &AnyConnection, sql: String, count: usize) -> Query<'static, Any, AnyArguments> {
    let sql = if is_postgres(connection) {
        sql
    } else {
        let parts = sql.split('$').map(|part| part.trim_start_matches(|c: char| c.is_ascii_digit()));
        parts.collect::<Vec<_>>().join("?")
    };
    sqlx::query(AssertSqlSafe(sql)).persistent(count == 1)
}

/// Holds the rows that are read until the transaction ends, so that replicas decide one after the other. Of SQLite there is one writer.
pub(super) fn for_update(connection: &AnyConnection) -> &'static str {
    if is_postgres(connection) { "FOR UPDATE" } else { "" }
}

fn is_postgres(connection: &AnyConnection) -> bool {
    connection.backend_name() == Postgres::NAME
}

/// Placeholders `$n` in rows such as `($1, $2), ($3, $4)`, after the first `before` ones.
pub(super) fn rows(before: usize, rows: usize, columns: usize) -> String {
    let row = |row| format!("({})", list(before + row * columns, columns));
    (0..rows).map(row).collect::<Vec<_>>().join(", ")
}

/// Placeholders such as `$1, $2, $3`, after the first `before` ones.
pub(super) fn list(before: usize, count: usize) -> String {
    (1..=count).map(|at| format!("${}", before + at)).collect::<Vec<_>>().join(", ")
}
