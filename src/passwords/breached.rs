//! A filter of leaked passwords, which is part of the program, so that nobody has to be asked (OWASP ASVS 5.0, 6.2.12).
//!
//! A binary fuse filter (Graf and Lemire, 2022, <https://doi.org/10.1145/3510449>) of some 475,000 passwords: it knows them all, and takes one in 65,536 others
//! for one of them. `docs/passwords.md` tells where the list is from, `scripts/breached-passwords` makes the file anew.

use aws_lc_rs::digest::{SHA256, digest};
use xorf::{BinaryFuse16, BinaryFuse16Ref, DmaSerializable, Filter, FilterRef};

/// The filter is read where it stands in the program's memory, as 16-bit numbers.
#[repr(align(2))]
struct Aligned<Bytes: ?Sized>(Bytes);

static FILTER: &Aligned<[u8]> = &Aligned(*include_bytes!("../../static/breached-passwords.bin"));

const _: () = assert!(cfg!(target_endian = "little"), "the filter's file is written for little-endian machines");

/// Whether a password is in the filter, in whichever case.
pub(super) fn lists(password: &str) -> bool {
    let (descriptor, fingerprints) = FILTER.0.split_at(BinaryFuse16::DESCRIPTOR_LEN);
    BinaryFuse16Ref::from_dma(descriptor, fingerprints).contains(&key(password))
}

/// What the filter knows a password by: 64 bits of a hash, the case left aside.
pub fn key(password: &str) -> u64 {
    let hash = digest(&SHA256, password.to_lowercase().as_bytes());
    hash.as_ref().iter().take(8).fold(0, |key, byte| key << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hardly_any_other_password_is_taken_for_a_leaked_one() {
        let mistaken = (0..131_072).filter(|n| lists(&format!("nobody leaked {n}"))).count();
        assert!((1..10).contains(&mistaken), "{mistaken} of 131,072, where 2 are expected");
    }
}
