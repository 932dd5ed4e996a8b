use std::{fmt, time::Duration};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    address::EmailAddress,
    mail::Requester,
    secrets::{Keys, OpenError, Sealed, Sealing},
    store::{NewJob, Purpose, Service, request_kind},
};

const MINUTE: Duration = Duration::from_mins(1);
const HOUR: Duration = Duration::from_hours(1);
const DAY: Duration = Duration::from_hours(24);

/// Something to be done until it is done. It holds addresses and handles: sealed in the store, and it does not print.
#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Job {
    /// Ask Keygen for a token.
    RequestReset {
        /// Whose password it is.
        address: EmailAddress,
        /// What the link is wanted for.
        purpose: Purpose,
    },
    /// Mail a link.
    SendLink {
        /// To whom.
        address: EmailAddress,
        /// The user's full name, if Keygen knows one.
        name: Option<String>,
        /// The mail's language, by its tag.
        language: String,
        /// What the link is for.
        purpose: Purpose,
        /// The link's secret part.
        handle: String,
        /// The event that caused it; it names the mail, so that a repeated one is recognisable.
        event_id: String,
        /// When it was asked for.
        #[serde(default)]
        asked_at: Option<Timestamp>,
        /// By whom, as far as the mail may tell.
        #[serde(default)]
        requester: Requester,
    },
    /// Mail that the password was changed.
    SendPasswordChanged {
        /// To whom.
        address: EmailAddress,
        /// The user's full name, if Keygen knows one.
        name: Option<String>,
        /// The mail's language, by its tag.
        language: String,
        /// When.
        changed_at: Timestamp,
        /// Names the mail, so that a repeated one is recognisable.
        message: String,
    },
}

impl Job {
    /// What is to be done, for the operator.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::RequestReset { purpose, .. } => request_kind(*purpose),
            Self::SendLink { purpose: Purpose::Reset, .. } => "send_reset_link",
            Self::SendLink { purpose: Purpose::Invitation, .. } => "send_invitation",
            Self::SendPasswordChanged { .. } => "send_password_changed",
        }
    }

    /// What it needs.
    const fn service(&self) -> Service {
        match self {
            Self::RequestReset { .. } => Service::Keygen,
            Self::SendLink { .. } | Self::SendPasswordChanged { .. } => Service::Mail,
        }
    }

    /// Whom it is about.
    pub fn address(&self) -> &EmailAddress {
        match self {
            Self::RequestReset { address, .. }
            | Self::SendLink { address, .. }
            | Self::SendPasswordChanged { address, .. } => address,
        }
    }

    /// Makes the job ready to be stored, and due at once.
    pub fn seal(&self, keys: &Keys, brand: &str, now: Timestamp, expires_at: Timestamp) -> NewJob {
        // Keygen has a user for each spelling of a mailbox: requests for one do not replace those for another.
        let address = match self {
            Self::RequestReset { address, .. } => keys.hash_spelling(brand, &address.spelling()),
            Self::SendLink { address, .. } | Self::SendPasswordChanged { address, .. } => {
                keys.hash_address(brand, address)
            }
        };
        let payload = serde_json::to_vec(self).expect("a job of strings and times always becomes JSON");
        NewJob {
            brand: brand.to_owned(),
            service: self.service(),
            kind: self.kind(),
            address,
            payload: keys.seal(Sealing::Job { brand }, &payload),
            run_at: now,
            expires_at,
        }
    }

    /// Opens what the store holds.
    pub fn open(keys: &Keys, brand: &str, sealed: &Sealed) -> Result<Self, OpenError> {
        serde_json::from_slice(&keys.open(Sealing::Job { brand }, sealed)?).map_err(|_| OpenError)
    }
}

impl fmt::Debug for Job {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Job({})", self.kind())
    }
}

/// Why a job is not done, and what is to become of it. The reason is kept and logged: no address, no handle, no token in it.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    /// Try again: after this time, or else when the back-off says so.
    #[error("{reason}")]
    Retry {
        /// The other side's wish.
        after: Option<Duration>,
        /// For the operator.
        reason: String,
    },
    /// The same, and it is not this job's fault: the service itself is out of order.
    #[error("{reason}")]
    Outage {
        /// The other side's wish.
        after: Option<Duration>,
        /// For the operator.
        reason: String,
    },
    /// It may have been done, and nobody knows: try once more, later.
    #[error("{0}")]
    Unknown(String),
    /// It must not be done, as people wish.
    #[error("{0}")]
    Skip(String),
    /// It is not worth doing any more.
    #[error("{0}")]
    Drop(String),
    /// It will never work.
    #[error("{0}")]
    Fail(String),
}

/// For how long a link still works, as its email tells: all of its lifetime if it is sent at once; else what is left, in whole days, hours or minutes.
pub(super) fn remaining(lifetime: Duration, expires_at: Timestamp, now: Timestamp) -> Duration {
    let left = Duration::try_from(expires_at.duration_since(now)).unwrap_or_default();
    if lifetime.saturating_sub(left) < MINUTE {
        return lifetime;
    }
    let unit = [DAY, HOUR].into_iter().find(|unit| left >= 2 * *unit).unwrap_or(MINUTE).as_secs();
    Duration::from_secs(left.as_secs() / unit * unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_of_a_link_is_never_more_than_what_is_left() {
        let told = |lifetime: u64, late: u64| {
            let expires_at = Timestamp::UNIX_EPOCH + Duration::from_secs(lifetime);
            let now = Timestamp::UNIX_EPOCH + Duration::from_secs(late);
            remaining(Duration::from_secs(lifetime), expires_at, now).as_secs()
        };
        let (minute, hour, day) = (60, 3600, 86400);
        assert_eq!(told(day, 0), day);
        assert_eq!(told(day, 59), day, "mail takes a moment");
        assert_eq!(told(90 * minute, 3), 90 * minute);
        assert_eq!(told(day, minute), 23 * hour);
        assert_eq!(told(day, 22 * hour + 30 * minute), 90 * minute);
        assert_eq!(told(7 * day, hour), 6 * day);
        assert_eq!(told(day, 2 * day), 0);
    }
}
