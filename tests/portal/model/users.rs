//! The model: what Keygen has, what it told last, and what follows for links and mails.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};

/// The portal's defaults.
const COOLDOWN: SignedDuration = SignedDuration::from_secs(60);
const MAILS_AN_HOUR: usize = 5;
const HOUR: SignedDuration = SignedDuration::from_hours(1);
const DAY: SignedDuration = SignedDuration::from_hours(24);

const UNICODE: &str = "@münchen.example";
const ASCII: &str = "@xn--mnchen-3ya.example";

/// The mailbox that an address spells.
pub(super) fn mailbox(address: &str) -> String {
    address.replace(UNICODE, ASCII)
}

/// The same mailbox by the other form of its domain.
fn other_spelling(address: &str) -> String {
    if address.ends_with(ASCII) { address.replace(ASCII, UNICODE) } else { mailbox(address) }
}

/// What a link's page says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LinkIs {
    Live,
    Used,
    Declined,
    Superseded,
    /// Expired, or ended by a change.
    Gone,
}

#[derive(Debug)]
pub(super) struct Link {
    /// Where it leads, once its mail has come.
    pub(super) url: Option<String>,
    /// The address that it was mailed to.
    pub(super) mailed_to: String,
    expires_at: Timestamp,
    /// What happened to it, but for expiry.
    is: LinkIs,
}

/// What Keygen told last of a user.
#[derive(Debug)]
struct Known {
    address: String,
    barred: bool,
}

#[derive(Debug, Default)]
pub(super) struct User {
    // What Keygen has.
    pub(super) address: String,
    pub(super) password: String,
    pub(super) is_admin: bool,
    pub(super) is_banned: bool,
    /// Keygen has another token than the one that the last webhook brought, or none.
    pub(super) token_is_lost: bool,
    known: Option<Known>,
    pub(super) links: Vec<Link>,
    /// When mails with links were sent to a mailbox, since its hour began.
    mailed: HashMap<String, Vec<Timestamp>>,
    paused: HashMap<String, Timestamp>,
}

impl User {
    pub(super) fn new(address: &str, password: &str) -> Self {
        Self { address: address.to_owned(), password: password.to_owned(), ..Self::default() }
    }

    /// The address that Keygen told last.
    pub(super) fn told_address(&self) -> Option<&str> {
        self.known.as_ref().map(|known| known.address.as_str())
    }

    pub(super) fn link_is(&self, link: &Link, now: Timestamp) -> LinkIs {
        let known =
            self.known.as_ref().filter(|known| !known.barred && mailbox(&known.address) == mailbox(&link.mailed_to));
        match link.is {
            LinkIs::Used | LinkIs::Declined | LinkIs::Gone => link.is,
            _ if link.expires_at <= now || known.is_none() => LinkIs::Gone,
            is => is,
        }
    }

    /// Links that nothing has happened to become this.
    fn all_links_are(&mut self, is: LinkIs, now: Timestamp) {
        for link in &mut self.links {
            if link.is == LinkIs::Live && (is == LinkIs::Used || link.expires_at > now) {
                link.is = is;
            }
        }
    }

    /// Keygen tells of the user as they are now. What is not known yet stays so.
    pub(super) fn is_told(&mut self, now: Timestamp) {
        let (barred, address) = (self.is_banned || self.is_admin, self.address.clone());
        let Some(known) = &mut self.known else { return };
        known.barred = barred;
        let moved = !barred && mailbox(&known.address) != mailbox(&address);
        if !barred {
            known.address = address;
        }
        if barred || moved {
            self.all_links_are(LinkIs::Gone, now);
        }
    }

    /// A link was used.
    pub(super) fn uses_link(&mut self, password: &str, now: Timestamp) {
        self.all_links_are(LinkIs::Used, now);
        self.known = None;
        password.clone_into(&mut self.password);
    }

    /// Keygen refused the token, and no newer one came.
    pub(super) fn is_superseded(&mut self, now: Timestamp) {
        self.all_links_are(LinkIs::Superseded, now);
    }

    /// "This wasn't me", by a live link.
    pub(super) fn declines(&mut self, link: usize, now: Timestamp) {
        self.links[link].is = LinkIs::Declined;
        self.paused.insert(mailbox(&self.links[link].mailed_to), now + DAY);
    }

    fn is_paused(&self, now: Timestamp) -> bool {
        self.paused.get(&mailbox(&self.address)).is_some_and(|until| *until > now)
    }

    fn mails_of_this_hour(&self, now: Timestamp) -> &[Timestamp] {
        let mails = self.mailed.get(&mailbox(&self.address)).map_or(&[][..], Vec::as_slice);
        if mails.first().is_some_and(|began| *began + HOUR > now) { mails } else { &[] }
    }

    /// A webhook brings a token of a user who may have one; whether it is mailed. Nothing that another user did is looked at.
    fn is_mailed(&mut self, asked: bool, now: Timestamp) -> bool {
        let mails = self.mails_of_this_hour(now).to_vec();
        let cooling = mails.last().is_some_and(|last| *last + COOLDOWN > now) && !asked;
        if self.is_paused(now) || cooling || mails.len() >= MAILS_AN_HOUR {
            return false;
        }
        self.mailed.insert(mailbox(&self.address), [mails.as_slice(), &[now]].concat());
        let mailed_to = self.address.clone();
        self.links.push(Link { url: None, mailed_to, expires_at: now + DAY, is: LinkIs::Live });
        true
    }
}

/// The users whose addresses are spelled alike, or pass from one to another.
#[derive(Debug)]
pub(super) struct Users {
    pub(super) users: Vec<User>,
    /// What was asked for on our page, and no webhook has come for yet.
    expected: HashMap<String, Timestamp>,
}

impl Users {
    pub(super) fn new(users: Vec<User>) -> Self {
        Self { users, expected: HashMap::new() }
    }

    pub(super) fn owner(&self, address: &str) -> Option<usize> {
        self.users.iter().position(|user| user.address == address)
    }

    /// Whether a request on our page has to lead to a mail: the first of an hour, whatever others do. Not of somebody whose address was known as another's,
    /// and Keygen did not tell that it passed on.
    pub(super) fn must_be_mailed(&self, address: &str, now: Timestamp) -> bool {
        let Some(owner) = self.owner(address) else { return false };
        let (user, known) = (&self.users[owner], |other: &User| other.told_address() == Some(address));
        let may = !user.is_admin && !user.is_banned && !user.is_paused(now) && user.mails_of_this_hour(now).is_empty();
        may && !self.users.iter().enumerate().any(|(other, it)| other != owner && known(it))
    }

    /// Keygen was asked because of a request on our page. It looks for either form of the address. The addresses of those who are mailed.
    pub(super) fn ask(&mut self, address: &str, now: Timestamp) -> Vec<String> {
        self.expected.insert(address.to_owned(), now + DAY);
        let mut owners = vec![self.owner(address)];
        if other_spelling(address) != address {
            owners.push(self.owner(&other_spelling(address)));
        }
        owners.into_iter().flatten().filter_map(|owner| self.reset(owner, now)).collect()
    }

    /// A webhook with a new token comes; the address that is mailed because of it.
    pub(super) fn reset(&mut self, at: usize, now: Timestamp) -> Option<String> {
        let address = self.users[at].address.clone();
        let has_it = |known: &Known| mailbox(&known.address) == mailbox(&address);
        let mut others = self.users.iter().enumerate().filter(|(other, _)| *other != at);
        let shared = others.any(|(_, other)| other.known.as_ref().is_some_and(has_it));
        let user = &mut self.users[at];
        user.is_told(now);
        if user.is_banned || user.is_admin {
            return None;
        }
        user.known = Some(Known { address: address.clone(), barred: false });
        user.token_is_lost = false;
        let mut take = |address: &str| self.expected.remove(address).is_some_and(|until| until > now);
        let asked = take(&address) || (!shared && take(&other_spelling(&address)));
        user.is_mailed(asked, now).then_some(address)
    }
}
