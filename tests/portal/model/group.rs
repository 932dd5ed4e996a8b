//! Users at a portal, beside the model of them: each step is taken at both, and what people see then is compared.

use jiff::Timestamp;
use rekey_sandbox::Mail;

use super::users::{Link, LinkIs, User, Users, mailbox};
use crate::support::{World, field};

/// What is done by, or to, one user. Addresses are numbers of [`Group::addresses`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// On our page, for whoever has the address, by a client of some network.
    Ask {
        address: usize,
        network: u8,
    },
    /// At Keygen, past our page.
    Stranger {
        user: usize,
    },
    /// Keygen replaces the user's token, and the webhook gets lost.
    LoseToken {
        user: usize,
    },
    /// In the vendor's app: it ends the token, and no event tells of it.
    AppPassword {
        user: usize,
    },
    /// With one of the links that were mailed.
    SetPassword {
        user: usize,
        link: usize,
    },
    /// "This wasn't me".
    NotMe {
        user: usize,
        link: usize,
    },
    /// Keygen's events may get lost.
    Move {
        user: usize,
        address: usize,
        told: bool,
    },
    Ban {
        user: usize,
        is_banned: bool,
        told: bool,
    },
    Role {
        user: usize,
        is_admin: bool,
        told: bool,
    },
}

/// A request on our page.
#[derive(Debug)]
struct Asked {
    address: String,
    at: Timestamp,
    must_be_mailed: bool,
    /// How often Keygen was asked for the address before.
    before: usize,
}

/// Users whose addresses nobody else has.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) addresses: [String; 4],
    pub(super) model: Users,
    number: usize,
    passwords: usize,
    /// A request of which is not known yet whether it was passed on.
    asked: Option<Asked>,
    /// The mails that are to come: to which address, and whether with a link.
    coming: Vec<(String, bool)>,
    pub(super) mails: usize,
}

impl Group {
    /// The first two users have one mailbox.
    pub(super) fn new(world: &World, number: usize, users: usize) -> Self {
        let addresses =
            ["ada?@münchen.example", "ada?@xn--mnchen-3ya.example", "bob?@customer.example", "new?@customer.example"];
        let addresses = addresses.map(|address| address.replace('?', &format!("{number}x")));
        let old = |at: usize| format!("old password {at}");
        for (at, address) in addresses.iter().take(users).enumerate() {
            world.keygen.add_user(address, "user", Some(&old(at)));
        }
        let users =
            addresses.iter().take(users).enumerate().map(|(at, address)| User::new(address, &old(at))).collect();
        Self { addresses, model: Users::new(users), number, passwords: 0, asked: None, coming: Vec::new(), mails: 0 }
    }

    fn password(&mut self) -> String {
        self.passwords += 1;
        format!("seven quiet herons {}", self.passwords)
    }

    /// Takes a step. A password that Keygen refuses is waited for: somebody has to turn the clock.
    pub(super) async fn take(&mut self, world: &World, step: Step) {
        let now = world.clock.now();
        match step {
            Step::Ask { address, network } => self.ask(world, &self.addresses[address].clone(), network).await,
            Step::Stranger { user } => {
                let address = &self.model.users[user].address;
                assert!(world.keygen.request_reset(address).await, "answered 204");
                self.coming.extend(self.model.reset(user, now).map(|mailed| (mailed, true)));
            }
            Step::LoseToken { user } => {
                world.keygen.replace_token(&self.model.users[user].address);
                self.model.users[user].token_is_lost = true;
            }
            Step::AppPassword { user } => {
                let password = self.password();
                let user = &mut self.model.users[user];
                world.keygen.change_password(&user.address, &password);
                (user.password, user.token_is_lost) = (password, true);
            }
            Step::SetPassword { user, link } => self.set_password(world, user, link).await,
            Step::NotMe { user, link } => self.decline(world, user, link).await,
            Step::Move { address, .. } if self.model.owner(&self.addresses[address]).is_some() => {}
            Step::Move { user, told, .. } | Step::Ban { user, told, .. } | Step::Role { user, told, .. } => {
                self.change(world, user, step, told).await;
            }
        }
    }

    async fn ask(&mut self, world: &World, address: &str, network: u8) {
        let now = world.clock.now();
        let must_be_mailed = self.model.must_be_mailed(address, now);
        let client = format!("198.51.{network}.{}", self.number % 250);
        let page = format!("{}/reset", world.portal);
        let shown = world.http.get(&page).header("X-Forwarded-For", &client).send().await.unwrap();
        let form = [("email", address), ("stamp", &field(&shown.text().await.unwrap(), "stamp"))];
        let before = world.keygen.requests_for(address);
        let asked = world.http.post(&page).header("X-Forwarded-For", client).header("Sec-Fetch-Site", "same-origin");
        assert_eq!(asked.form(&form).send().await.unwrap().status(), 303);
        // Once more within the cooldown is the same request.
        self.asked.get_or_insert(Asked { address: address.to_owned(), at: now, must_be_mailed, before });
    }

    /// A request past a limit is not passed on to Keygen. Whether one is that leads to no mail anyway is the portal's choice.
    fn conclude(&mut self, world: &World, asked: Asked) {
        let Asked { address, at, must_be_mailed, before } = asked;
        let mailed =
            if world.keygen.requests_for(&address) > before { self.model.ask(&address, at) } else { Vec::new() };
        assert!(!must_be_mailed || mailed.contains(&address), "the first request of an hour is mailed");
        self.coming.extend(mailed.into_iter().map(|mailed| (mailed, true)));
    }

    async fn change(&mut self, world: &World, at: usize, step: Step, told: bool) {
        let now = world.clock.now();
        let user = &mut self.model.users[at];
        world.keygen.subscribe_all_to(if told { &["*"] } else { &["user.password-reset"] });
        let change = match step {
            Step::Move { address, .. } => {
                let former = std::mem::replace(&mut user.address, self.addresses[address].clone());
                world.keygen.change_address(&former, &user.address)
            }
            Step::Ban { is_banned, .. } => {
                user.is_banned = is_banned;
                if is_banned { world.keygen.ban(&user.address) } else { world.keygen.unban(&user.address) }
            }
            Step::Role { is_admin, .. } => {
                user.is_admin = is_admin;
                world.keygen.change_role(&user.address, if is_admin { "admin" } else { "user" })
            }
            other => unreachable!("{other:?} changes nothing"),
        };
        world.keygen.subscribe_all_to(&["*"]);
        assert!(change.deliver().await);
        if told {
            user.is_told(now);
        }
    }

    /// A link that was mailed, where it leads, and what it is now.
    fn link(&self, world: &World, user: usize, link: usize) -> Option<(&Link, String, LinkIs)> {
        let user = &self.model.users[user];
        let link = user.links.get(link)?;
        let url = link.url.as_ref()?.replace("http://localhost/", &format!("{}/", world.portal));
        Some((link, url, user.link_is(link, world.clock.now())))
    }

    /// Whether the portal waits for a fresh token in this step, and none comes.
    pub(super) fn waits(&self, world: &World, step: Step) -> bool {
        let Step::SetPassword { user, link } = step else { return false };
        let is_live = self.link(world, user, link).is_some_and(|(_, _, is)| is == LinkIs::Live);
        is_live && self.model.users[user].token_is_lost
    }

    async fn set_password(&mut self, world: &World, at: usize, link: usize) {
        let password = self.password();
        let Some((link, url, is)) = self.link(world, at, link) else { return };
        let user = &self.model.users[at];
        // A token that Keygen refuses, and that no webhook replaces, ends the links.
        let is_set = is == LinkIs::Live && !user.token_is_lost;
        let told = user.told_address().map(str::to_owned);
        let mailed_to = mailbox(&link.mailed_to);
        let (opened, page) = world.get(&url).await;
        let (set, answer) = world.set_password(&url, &password).await;
        assert_eq!(
            (opened, set),
            (if is == LinkIs::Live { 200 } else { 410 }, if is_set { 200 } else { 410 }),
            "{is:?}: {page}"
        );
        assert_eq!(page.contains("already been used"), is == LinkIs::Used);
        assert_eq!(page.contains("Send me a new link"), is == LinkIs::Superseded);
        let (user, now) = (&mut self.model.users[at], world.clock.now());
        if set == 200 {
            let told = told.expect("Keygen told of the user");
            assert_eq!(
                mailed_to,
                mailbox(&told),
                "a link sets a password only from the mailbox that the account has now"
            );
            user.uses_link(&password, now);
            self.coming.push((told, false));
        } else if is == LinkIs::Live {
            assert!(answer.contains("Send me a new link"), "{answer}");
            user.is_superseded(now);
        }
    }

    async fn decline(&mut self, world: &World, at: usize, link: usize) {
        let Some((_, url, is)) = self.link(world, at, link) else { return };
        let declined = world.http.post(format!("{url}/not-me")).send().await.unwrap();
        let status = world.follow(declined).await.0;
        assert_eq!(status, if is == LinkIs::Live { 200 } else { 410 }, "{is:?}");
        if is == LinkIs::Live {
            self.model.users[at].declines(link, world.clock.now());
        }
    }

    /// Whether mails are to come.
    pub(super) fn expects_mail(&self) -> bool {
        !self.coming.is_empty()
    }

    /// Compares what people see now: passwords, and the mails to the addresses of this group.
    pub(super) fn check(&mut self, world: &World, mails: &[Mail]) {
        if let Some(asked) = self.asked.take() {
            self.conclude(world, asked);
        }
        for user in &self.model.users {
            assert!(world.keygen.password_is(&user.address, &user.password), "{}: {}", user.address, user.password);
        }
        let of_group =
            |mail: &&Mail| mail.to.split('@').next().is_some_and(|local| local[3..] == format!("{}x", self.number));
        let mut came: Vec<_> = mails.iter().filter(of_group).skip(self.mails).collect();
        self.mails += came.len();
        let mut coming = std::mem::take(&mut self.coming);
        let account = |mail: &Mail| self.addresses.iter().find(|address| mail.text().contains(*address)).cloned();
        let mut named: Vec<_> =
            came.iter().map(|mail| (account(mail).expect("it names its account"), mail.link().is_some())).collect();
        named.sort();
        coming.sort();
        assert_eq!(named, coming);
        came.retain(|mail| mail.link().is_some());
        for mail in came {
            let account = account(mail).unwrap();
            assert_eq!(mail.to, mailbox(&account));
            let mut links = self.model.users.iter_mut().flat_map(|user| &mut user.links);
            let link = links.find(|link| link.url.is_none() && link.mailed_to == account).unwrap();
            link.url = mail.link();
        }
    }
}
