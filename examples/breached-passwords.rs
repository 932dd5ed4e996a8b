//! Makes the filter of leaked passwords from a list, one a line; `scripts/breached-passwords` runs it.
//! Usage: `breached-passwords LIST FILTER`

use std::{
    env,
    error::Error,
    fs,
    io::{self, Write},
};

use rekey::passwords::breached::key;
use xorf::{BinaryFuse16, DmaSerializable};

/// Shorter ones would double the file, for portals that allow less than NIST SP 800-63B-4 asks for at the very least.
const MIN_LENGTH: usize = 8;

fn main() -> Result<(), Box<dyn Error>> {
    let [list, file] = env::args().skip(1).collect::<Vec<_>>().try_into().map_err(|_| "usage: LIST FILTER")?;
    let list = fs::read_to_string(list)?;
    let mut keys: Vec<u64> = list.lines().filter(|line| line.chars().count() >= MIN_LENGTH).map(key).collect();
    // The filter is made of distinct keys; in this order the file is the same each time.
    keys.sort_unstable();
    keys.dedup();
    let filter = BinaryFuse16::try_from(&keys)?;
    let mut bytes = vec![0; BinaryFuse16::DESCRIPTOR_LEN];
    filter.dma_copy_descriptor_to(&mut bytes);
    bytes.extend_from_slice(filter.dma_fingerprints());
    fs::write(file, bytes)?;
    writeln!(io::stdout(), "{} passwords", keys.len())?;
    Ok(())
}
