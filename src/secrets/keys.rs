use std::fmt;

use aws_lc_rs::aead::{AES_256_GCM_SIV, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use ipnet::IpNet;
use secrecy::{ExposeSecret, SecretString};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::{Handle, HandleHash};
use crate::address::EmailAddress;

/// The keys derived from `secret_key`, and from the old secrets that are still listed.
///
/// HKDF-SHA256 (RFC 5869) gives each purpose a key of its own. New values always use the newest secret; old ones stay
/// readable while their secret is listed.
pub struct Keys {
    newest: DerivedKeys,
    old: Vec<DerivedKeys>,
}

struct DerivedKeys {
    handle: Zeroizing<[u8; 32]>,
    address: Zeroizing<[u8; 32]>,
    token: Zeroizing<[u8; 32]>,
    client: Zeroizing<[u8; 32]>,
    form: Zeroizing<[u8; 32]>,
    pseudonym: Zeroizing<[u8; 32]>,
    audit: Zeroizing<[u8; 32]>,
    seal: RandomizedNonceKey,
}

impl DerivedKeys {
    fn derive(secret: &SecretString) -> Self {
        let hkdf = Hkdf::<Sha256>::new(Some(b"rekey"), secret.expose_secret().as_bytes());
        let key = |purpose: &str| {
            let mut key = Zeroizing::new([0; 32]);
            hkdf.expand(purpose.as_bytes(), &mut *key).expect("HKDF-SHA256 can give 32 bytes");
            key
        };
        Self {
            handle: key("handle"),
            address: key("address"),
            token: key("token"),
            client: key("client"),
            form: key("form"),
            pseudonym: key("pseudonym"),
            audit: key("audit"),
            seal: RandomizedNonceKey::new(&AES_256_GCM_SIV, &*key("seal")).expect("AES-256 takes a key of 32 bytes"),
        }
    }

    fn pseudonym(&self, of: &str) -> Pseudonym {
        let hash = hmac(&self.pseudonym, of.to_lowercase().as_bytes());
        Pseudonym(hex::encode(&hash[..6]))
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys(…)")
    }
}

impl DerivedKeys {
    fn hash_address(&self, brand: &str, address: &str) -> AddressHash {
        AddressHash(hmac(&self.address, format!("{brand}\n{address}").as_bytes()))
    }
}

impl Keys {
    /// Derives all keys.
    pub fn new(secret: &SecretString, old_secrets: &[SecretString]) -> Self {
        Self { newest: DerivedKeys::derive(secret), old: old_secrets.iter().map(DerivedKeys::derive).collect() }
    }

    fn all(&self) -> impl Iterator<Item = &DerivedKeys> {
        std::iter::once(&self.newest).chain(&self.old)
    }

    /// The hash under which a new link is stored.
    pub fn hash_handle(&self, handle: &Handle) -> HandleHash {
        HandleHash(hmac(&self.newest.handle, handle.as_bytes()))
    }

    /// The hashes under which a link may have been stored, newest secret first.
    pub fn handle_hashes(&self, handle: &Handle) -> Vec<HandleHash> {
        self.all().map(|keys| HandleHash(hmac(&keys.handle, handle.as_bytes()))).collect()
    }

    /// What the store knows a mailbox by: the same for all of its spellings.
    pub fn hash_address(&self, brand: &str, address: &EmailAddress) -> AddressHash {
        self.newest.hash_address(brand, address.canonical())
    }

    /// What the store may know a mailbox by, the newest secret first: after a rotation, what was stored before must still be found.
    pub fn address_hashes(&self, brand: &str, address: &EmailAddress) -> Vec<AddressHash> {
        self.all().map(|keys| keys.hash_address(brand, address.canonical())).collect()
    }

    /// What the store knows a user by whom Keygen finds by this [spelling](EmailAddress::spelling): the mailbox's hash, but where the domain is in Unicode.
    pub fn hash_spelling(&self, brand: &str, spelling: &str) -> AddressHash {
        self.newest.hash_address(brand, spelling)
    }

    /// The same under all secrets, the newest first.
    pub fn spelling_hashes(&self, brand: &str, spelling: &str) -> Vec<AddressHash> {
        self.all().map(|keys| keys.hash_address(brand, spelling)).collect()
    }

    /// What the store may know a reset token by, the newest secret first.
    pub fn token_hashes(&self, brand: &str, token: &str) -> Vec<TokenHash> {
        let known = format!("{brand}\n{token}");
        self.all().map(|keys| TokenHash(hmac(&keys.token, known.as_bytes()))).collect()
    }

    /// What the store knows a client network by, so that its share of the emails can be counted.
    pub fn hash_client(&self, brand: &str, network: IpNet) -> ClientHash {
        ClientHash(hmac(&self.newest.client, format!("{brand}\n{network}").as_bytes()))
    }

    /// What logs know an address (by its [canonical](EmailAddress::canonical) name) or a user by.
    pub fn pseudonym(&self, of: &str) -> Pseudonym {
        self.newest.pseudonym(of)
    }

    /// What logs may know an address or a user by, the newest secret first: older lines have older pseudonyms.
    pub fn pseudonyms(&self, of: &str) -> Vec<Pseudonym> {
        self.all().map(|keys| keys.pseudonym(of)).collect()
    }

    /// Signs what a form carries through a browser and back.
    pub fn sign_form(&self, content: &[u8]) -> [u8; 32] {
        hmac(&self.newest.form, content)
    }

    /// Whether [`Keys::sign_form`] made the first bytes of a signature, at least 16; compared in constant time.
    pub fn form_is_signed(&self, content: &[u8], signature: &[u8]) -> bool {
        let signed = |keys: &DerivedKeys| {
            let mut mac = Hmac::<Sha256>::new_from_slice(&*keys.form).expect("HMAC takes a key of any length");
            mac.update(content);
            mac.verify_truncated_left(signature).is_ok()
        };
        signature.len() >= 16 && self.all().any(signed)
    }

    /// Authenticates an entry of the audit trail.
    pub fn sign_audit(&self, content: &[u8]) -> [u8; 32] {
        hmac(&self.newest.audit, content)
    }

    /// Whether [`Keys::sign_audit`] gave this for the content, under any secret that is listed.
    pub fn audit_is_signed(&self, content: &[u8], mac: &[u8]) -> bool {
        self.all().any(|keys| hmac_is(&keys.audit, content, mac))
    }

    /// Whether that was under the newest secret.
    pub fn audit_is_newly_signed(&self, content: &[u8], mac: &[u8]) -> bool {
        hmac_is(&self.newest.audit, content, mac)
    }

    /// Encrypts `plaintext` (AES-256-GCM-SIV, RFC 8452); it opens again as the same only.
    pub fn seal(&self, sealing: Sealing<'_>, plaintext: &[u8]) -> Sealed {
        let mut sealed = plaintext.to_vec();
        let nonce = self
            .newest
            .seal
            .seal_in_place_append_tag(sealing.associated_data(), &mut sealed)
            .expect("sealing fails only beyond 64 GiB");
        sealed.extend_from_slice(nonce.as_ref());
        Sealed(sealed)
    }

    /// Decrypts what [`Keys::seal`] made.
    pub fn open(&self, sealing: Sealing<'_>, sealed: &Sealed) -> Result<Vec<u8>, OpenError> {
        let at = sealed.0.len().checked_sub(NONCE_LEN).ok_or(OpenError)?;
        let (ciphertext, nonce) = sealed.0.split_at(at);
        for keys in self.all() {
            let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| OpenError)?;
            let mut buffer = ciphertext.to_vec();
            if let Ok(plaintext) = keys.seal.open_in_place(nonce, sealing.associated_data(), &mut buffer) {
                return Ok(plaintext.to_vec());
            }
        }
        Err(OpenError)
    }
}

fn hmac_is(key: &[u8; 32], message: &[u8], mac: &[u8]) -> bool {
    let mut expected = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
    expected.update(message);
    expected.verify_slice(mac).is_ok()
}

fn hmac(key: &[u8; 32], message: &[u8]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
    mac.update(message);
    mac.finalize().into_bytes().into()
}

/// What sealed data is, and whose. It opens as nothing else, so that who can write to the database can't pass one user's for another's.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "the id of the brand, and Keygen's id of the user")]
pub enum Sealing<'a> {
    /// A user's token.
    Token { brand: &'a str, user: &'a str },
    /// A user's address and name.
    Profile { brand: &'a str, user: &'a str },
    /// Who asked for a link.
    Requester { brand: &'a str },
    /// Something to be done.
    Job { brand: &'a str },
}

impl Sealing<'_> {
    /// Authenticated with the ciphertext, and kept nowhere. No brand's id has a line break: no two are the same.
    fn associated_data(self) -> Aad<Vec<u8>> {
        let (purpose, brand, user) = match self {
            Self::Token { brand, user } => ("token", brand, user),
            Self::Profile { brand, user } => ("profile", brand, user),
            Self::Requester { brand } => ("requester", brand, ""),
            Self::Job { brand } => ("job", brand, ""),
        };
        Aad::from(format!("{purpose}\n{brand}\n{user}").into_bytes())
    }
}

/// Encrypted bytes, with their nonce at the end.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed(Vec<u8>);

impl Sealed {
    /// Takes bytes back from the store.
    pub fn from_store(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The bytes for the store.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sealed(…)")
    }
}

/// Sealed bytes were changed, are something else or somebody else's, or their secret is no longer listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("sealed data does not open with secret_key nor with old_secret_keys, or it is not this user's")]
pub struct OpenError;

/// A keyed hash of a reset token, by which one that was seen before is known again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TokenHash([u8; 32]);

impl TokenHash {
    /// The bytes for the store.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// A keyed hash of an address, for looking up without knowing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AddressHash([u8; 32]);

impl AddressHash {
    /// Takes a hash back from the store; it has 32 bytes.
    pub fn from_store(bytes: Vec<u8>) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// The bytes for the store.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// A keyed hash of a client network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ClientHash([u8; 32]);

impl ClientHash {
    /// Takes a hash back from the store; it has 32 bytes.
    pub fn from_store(bytes: Vec<u8>) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// The bytes for the store.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// Stands for an address or a user in logs: the same for the same, and nothing can be learnt from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pseudonym(String);

impl fmt::Display for Pseudonym {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secrets::SystemRandomness;

    fn keys(newest: &str, old: &[&str]) -> Keys {
        Keys::new(&newest.into(), &old.iter().map(|&secret| secret.into()).collect::<Vec<_>>())
    }

    const TOKEN: Sealing<'_> = Sealing::Token { brand: "acme", user: "ada" };

    #[test]
    fn sealed_data_opens_for_its_purpose_only() {
        let keys = keys("one", &[]);
        let sealed = keys.seal(TOKEN, b"secret");
        assert_eq!(keys.open(TOKEN, &sealed).as_deref(), Ok(&b"secret"[..]));
        for other in [
            Sealing::Token { brand: "acme", user: "bob" },
            Sealing::Token { brand: "other", user: "ada" },
            Sealing::Profile { brand: "acme", user: "ada" },
            Sealing::Requester { brand: "acme" },
            Sealing::Job { brand: "acme" },
        ] {
            assert_eq!(keys.open(other, &sealed), Err(OpenError), "{other:?}");
        }
        assert_ne!(sealed, keys.seal(TOKEN, b"secret"), "a nonce is never used twice");
    }

    #[test]
    fn changed_or_cut_data_does_not_open() {
        let keys = keys("one", &[]);
        let sealed = keys.seal(TOKEN, b"secret");
        for at in 0..sealed.0.len() {
            let mut changed = sealed.clone();
            changed.0[at] ^= 1;
            assert_eq!(keys.open(TOKEN, &changed), Err(OpenError));
            assert_eq!(keys.open(TOKEN, &Sealed(sealed.0[..at].to_vec())), Err(OpenError));
        }
    }

    #[test]
    fn old_secrets_stay_readable_while_listed() {
        let before = keys("one", &[]);
        let handle = Handle::generate(&SystemRandomness);
        let sealed = before.seal(TOKEN, b"secret");

        let rotated = keys("two", &["one"]);
        assert!(rotated.open(TOKEN, &sealed).is_ok());
        assert!(rotated.handle_hashes(&handle).contains(&before.hash_handle(&handle)));
        assert_ne!(rotated.hash_handle(&handle), before.hash_handle(&handle), "new links use the new secret");

        assert_eq!(keys("two", &[]).open(TOKEN, &sealed), Err(OpenError));
    }

    #[test]
    fn a_mailbox_has_one_hash_and_a_domain_in_unicode_a_spelling_of_its_own() {
        let keys = keys("one", &[]);
        let address = |text: &str| text.parse::<EmailAddress>().unwrap();
        let hash = |brand: &str, text: &str| keys.hash_address(brand, &address(text));
        let (ascii, unicode) = (address("ada@xn--mnchen-3ya.example"), address("Ada@München.example"));
        assert_eq!(hash("acme", ascii.as_str()), hash("acme", unicode.as_str()));
        assert_ne!(hash("acme", "ada@example.com"), hash("other", "ada@example.com"));
        let spelling = |address: &EmailAddress| keys.hash_spelling("acme", &address.spelling());
        assert_eq!(spelling(&ascii), keys.hash_address("acme", &ascii));
        assert_ne!(spelling(&ascii), spelling(&unicode));
        assert_eq!(keys.pseudonym("Ada@Example.com"), keys.pseudonym("ada@example.com"));
    }
}
