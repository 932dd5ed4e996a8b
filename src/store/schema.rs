//! The schema, step by step. `sqlx::migrate!` would do the same, and build both drivers a second time to run within the compiler.

use std::borrow::Cow;

use sqlx::{
    AssertSqlSafe, SqlSafeStr,
    migrate::{Migration, MigrationType, Migrator},
};

use super::database::Engine;

/// The steps in `migrations/`, each in both engines' words. One that was released is never changed.
macro_rules! steps {
    ($($version:literal $name:literal)*) => {
        [$((
            $name,
            include_str!(concat!("../../migrations/sqlite/", $version, "_", $name, ".sql")),
            include_str!(concat!("../../migrations/postgres/", $version, "_", $name, ".sql")),
        )),*]
    };
}

impl Engine {
    /// What brings the schema up to date.
    pub(super) fn migrator(&self) -> Migrator {
        let steps = steps! {
            "0001" "schema"
        };
        let migrations = steps.into_iter().zip(1..).map(|((name, sqlite, postgres), version)| {
            let sql = match self {
                Self::Sqlite(_) => sqlite,
                Self::Postgres => postgres,
            };
            let sql = AssertSqlSafe(sql).into_sql_str();
            Migration::new(version, Cow::Borrowed(name), MigrationType::Simple, sql, false)
        });
        Migrator::with_migrations(migrations.collect())
    }
}
