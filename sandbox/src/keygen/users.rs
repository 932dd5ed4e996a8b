//! What becomes of users, and the events that tell of it.

use serde_json::json;
use uuid::Uuid;

use super::{Keygen, User, documents};

/// A change of a user whose events were not sent yet. Events of several changes may be sent in any order.
#[must_use = "its events are sent by `deliver`"]
pub struct Change {
    keygen: Keygen,
    events: Vec<Uuid>,
}

impl Change {
    /// Sends the events, and returns after the first attempts; whether all of them were taken.
    pub async fn deliver(self) -> bool {
        let mut delivered = true;
        for event in self.events {
            delivered &= self.keygen.deliver(event).await;
        }
        delivered
    }
}

impl Keygen {
    /// Changes a user's address, which is not proved. The token stays.
    pub fn change_address(&self, email: &str, new: &str) -> Change {
        let new = new.to_lowercase();
        let user = self.state().users.remove(&email.to_lowercase());
        if let Some(user) = user {
            self.state().users.insert(new.clone(), user);
        }
        self.change(&new, "user.updated", |_| {})
    }

    /// Changes a user's first name.
    pub fn change_name(&self, email: &str, name: &str) -> Change {
        self.change(email, "user.updated", |user| user.first_name = Some(name.to_owned()))
    }

    /// Changes a user's role, which signs them out.
    pub fn change_role(&self, email: &str, role: &str) -> Change {
        self.change(email, "user.updated", |user| {
            role.clone_into(&mut user.role);
            user.tokens.clear();
        })
    }

    /// Bans a user.
    pub fn ban(&self, email: &str) -> Change {
        self.change(email, "user.banned", |user| user.banned = true)
    }

    /// Lets a banned user in again.
    pub fn unban(&self, email: &str) -> Change {
        self.change(email, "user.unbanned", |user| user.banned = false)
    }

    /// Whether a user is banned.
    pub fn is_banned(&self, email: &str) -> bool {
        self.state().users.get(&email.to_lowercase()).is_some_and(|user| user.banned)
    }

    /// Removes a user. The event shows them as they were.
    pub fn delete_user(&self, email: &str) -> Change {
        let email = email.to_lowercase();
        let mut state = self.state();
        let events = match state.users.remove(&email) {
            Some(user) => {
                let payload = json!({ "data": documents::user(self.account(), &email, &user, self.now()) });
                self.issue_events(&mut state, "user.deleted", &payload, user.environment, &user.role)
            }
            None => Vec::new(),
        };
        drop(state);
        Change { keygen: self.clone(), events }
    }

    /// A user sets another password in the vendor's app. It voids the reset token, and no event tells of it.
    pub fn change_password(&self, email: &str, password: &str) {
        let now = self.now();
        if let Some(user) = self.state().users.get_mut(&email.to_lowercase()) {
            user.set_password(password, now);
        }
    }

    /// Replaces a user's token, as everybody can by asking; its webhook is sent when it is told to.
    pub fn issue_reset(&self, email: &str) -> Change {
        Change { keygen: self.clone(), events: self.issue_token(email, None) }
    }

    fn change(&self, email: &str, kind: &'static str, change: impl FnOnce(&mut User)) -> Change {
        let email = email.to_lowercase();
        let now = self.now();
        let mut state = self.state();
        let events = match state.users.get_mut(&email) {
            Some(user) => {
                change(user);
                user.updated = now;
                let payload = json!({ "data": documents::user(self.account(), &email, user, now) });
                let (environment, role) = (user.environment, user.role.clone());
                self.issue_events(&mut state, kind, &payload, environment, &role)
            }
            None => Vec::new(),
        };
        drop(state);
        Change { keygen: self.clone(), events }
    }

    /// Whether an event still waits for its first attempt, or for another one.
    pub fn is_delivering(&self) -> bool {
        self.state().events.iter().any(|event| event.status == "DELIVERING")
    }

    /// What an endpoint is sent: the types of events, for all endpoints.
    pub fn subscribe_all_to(&self, kinds: &[&str]) {
        for endpoint in &mut self.state().endpoints {
            endpoint.subscriptions = kinds.iter().map(|&kind| kind.to_owned()).collect();
        }
    }
}
