//! Everything derived from the vendor's one secret: keys for handles, sealing and pseudonyms.

mod handle;
mod keys;
mod random;

pub use handle::{Handle, HandleHash, InvalidHandle};
pub use keys::{AddressHash, ClientHash, Keys, OpenError, Pseudonym, Sealed, Sealing, TokenHash};
pub use random::{Randomness, SystemRandomness};
