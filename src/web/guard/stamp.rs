//! A form's stamp: when, and for which client, we made the form. It needs no cookie, and nothing is remembered.

use std::{net::IpAddr, time::Duration};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use jiff::Timestamp;

use super::client::network;
use crate::{
    secrets::{Keys, Randomness},
    store::{CLOCK_SKEW, earlier, later},
};

/// A form that lay open for longer is shown again.
pub(super) const LIFETIME: Duration = Duration::from_hours(24);

/// Of each signature, so much is kept: 128 bits.
const SIGNATURE: usize = 16;

/// What a form asks of whoever sends it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FormKind {
    /// To leave the trap's field empty.
    Trap = 0,
    /// Work or patience, because something fills in the trap. It has none.
    Work = 1,
}

/// A stamp that is ours.
pub(super) struct Stamp {
    /// What the form asks for.
    pub(super) kind: FormKind,
    /// When the form was made.
    pub(super) issued_at: Timestamp,
    /// Whether it was made for the client that sends it. A client that changed its network in between is no reason for alarm by itself.
    pub(super) same_client: bool,
    /// Time, a random number and the kind: no other form has these.
    pub(super) form: [u8; 16],
}

/// Makes a stamp, of 64 characters.
pub(super) fn issue(
    kind: FormKind,
    brand: &str,
    client: IpAddr,
    keys: &Keys,
    randomness: &dyn Randomness,
    now: Timestamp,
) -> String {
    let mut form = [0; 16];
    randomness.fill(&mut form);
    form[..8].copy_from_slice(&now.as_millisecond().to_be_bytes());
    form[15] = kind as u8;
    let [any, same] = contents(brand, form, client).map(|content| keys.sign_form(&content));
    BASE64_URL_SAFE_NO_PAD.encode([&form[..], &any[..SIGNATURE], &same[..SIGNATURE]].concat())
}

/// Reads a stamp, if it is ours and not too old.
pub(super) fn read(text: &str, brand: &str, client: IpAddr, keys: &Keys, now: Timestamp) -> Option<Stamp> {
    let mut bytes = [0; 16 + 2 * SIGNATURE];
    if BASE64_URL_SAFE_NO_PAD.decode_slice(text, &mut bytes) != Ok(bytes.len()) {
        return None;
    }
    let (form, signatures) = bytes.split_first_chunk::<16>()?;
    let (any_signature, same_signature) = signatures.split_at(SIGNATURE);
    let [any, same] = contents(brand, *form, client);
    if !keys.form_is_signed(&any, any_signature) {
        return None;
    }
    let issued_at = Timestamp::from_millisecond(i64::from_be_bytes(*form.first_chunk()?)).ok()?;
    let current = (earlier(issued_at, CLOCK_SKEW)..later(issued_at, LIFETIME)).contains(&now);
    let same_client = keys.form_is_signed(&same, same_signature);
    let kind = if form[15] == FormKind::Trap as u8 { FormKind::Trap } else { FormKind::Work };
    current.then_some(Stamp { kind, issued_at, same_client, form: *form })
}

/// What the two signatures are over: for any client, and for this one.
fn contents(brand: &str, form: [u8; 16], client: IpAddr) -> [Vec<u8>; 2] {
    let any = [b"stamp\0", &form[..], brand.as_bytes()].concat();
    let same = [&any[..], b"\0", network(client).to_string().as_bytes()].concat();
    [any, same]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secrets::SystemRandomness;

    #[test]
    fn a_stamp_is_for_its_brand_its_client_and_a_day() {
        let keys = Keys::new(&"one".into(), &[]);
        let (home, network, away): (IpAddr, IpAddr, IpAddr) =
            ("2001:db8::1".parse().unwrap(), "2001:db8::ffff".parse().unwrap(), "2001:db8:1::1".parse().unwrap());
        let now = Timestamp::from_second(1_795_482_123).unwrap();
        let stamp = issue(FormKind::Work, "acme", home, &keys, &SystemRandomness, now);
        assert_eq!(stamp.len(), 64);
        assert!(read(&stamp, "acme", home, &keys, now).is_some_and(|stamp| stamp.kind == FormKind::Work));
        let same = |client, at| read(&stamp, "acme", client, &keys, at).map(|stamp| stamp.same_client);
        assert_eq!(same(home, now), Some(true));
        assert_eq!(same(network, later(now, Duration::from_hours(23))), Some(true));
        assert_eq!(same(away, now), Some(false));
        assert_eq!(same(home, later(now, LIFETIME)), None);
        assert_eq!(same(home, earlier(now, Duration::from_hours(1))), None);
        assert!(read(&stamp, "other", home, &keys, now).is_none());
        assert!(read(&stamp, "acme", home, &Keys::new(&"two".into(), &[]), now).is_none());
        let rotated = Keys::new(&"two".into(), &["one".into()]);
        assert!(read(&stamp, "acme", home, &rotated, now).is_some_and(|stamp| stamp.same_client));
        for at in 0..stamp.len() {
            let mut forged = stamp.clone().into_bytes();
            forged[at] = if forged[at] == b'A' { b'B' } else { b'A' };
            let forged = String::from_utf8(forged).unwrap();
            assert!(!read(&forged, "acme", home, &keys, now).is_some_and(|stamp| stamp.same_client), "{at}");
        }
        assert!(read("", "acme", home, &keys, now).is_none());
    }
}
