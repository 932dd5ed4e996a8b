//! What the operating system lets this process do: hold many connections, and keep its secrets to itself.

use std::io;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Enough for a crowd. Programs that we start inherit it, and some of them close every descriptor there may be.
const MOST_FILES: u64 = 65_536;

/// Writes no core file, and lets no other process of the same user look into this one's memory: keys, tokens and passwords are there.
pub fn keep_secrets() -> io::Result<()> {
    setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) })?;
    // Also where core files go to a program, which the limit does not stop (core(5)).
    #[cfg(target_os = "linux")]
    rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable)?;
    Ok(())
}

/// Allows as many open files, and so connections, as the administrator lets us have: the usual limit of 1024 is for programs that are older than `poll`.
pub fn allow_many_files() -> io::Result<()> {
    let limit = getrlimit(Resource::Nofile);
    let most = limit.maximum.unwrap_or(MOST_FILES).min(MOST_FILES);
    if limit.current.is_some_and(|current| current < most) {
        setrlimit(Resource::Nofile, Rlimit { current: Some(most), maximum: limit.maximum })?;
    }
    Ok(())
}
