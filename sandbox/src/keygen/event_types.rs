//! The types of events that Keygen knows.

/// By resource, as `license.created`.
const EVENT_TYPES: [(&str, &[&str]); 17] = [
    (
        "account",
        &[
            "updated",
            "billing.updated",
            "plan.updated",
            "settings.created",
            "settings.deleted",
            "settings.updated",
            "subscription.canceled",
            "subscription.paused",
            "subscription.renewed",
            "subscription.resumed",
        ],
    ),
    (
        "artifact",
        &[
            "created",
            "deleted",
            "downloaded",
            "updated",
            "uploaded",
            "upload.failed",
            "upload.processing",
            "upload.succeeded",
        ],
    ),
    ("component", CRUD),
    ("entitlement", CRUD),
    ("environment", CRUD),
    ("group", CRUD),
    ("key", CRUD),
    (
        "license",
        &[
            "created",
            "deleted",
            "updated",
            "check-in-overdue",
            "check-in-required-soon",
            "checked-in",
            "checked-out",
            "entitlements.attached",
            "entitlements.detached",
            "expired",
            "expiring-soon",
            "group.updated",
            "owner.updated",
            "policy.updated",
            "reinstated",
            "renewed",
            "revoked",
            "suspended",
            "usage.decremented",
            "usage.incremented",
            "usage.reset",
            "user.updated",
            "users.attached",
            "users.detached",
            "validated",
            "validation.failed",
            "validation.succeeded",
        ],
    ),
    (
        "machine",
        &[
            "created",
            "deleted",
            "updated",
            "checked-out",
            "group.updated",
            "heartbeat.dead",
            "heartbeat.ping",
            "heartbeat.pong",
            "heartbeat.reset",
            "heartbeat.resurrected",
            "owner.updated",
            "proofs.generated",
        ],
    ),
    ("package", CRUD),
    ("policy", &["created", "deleted", "updated", "entitlements.attached", "entitlements.detached", "pool.popped"]),
    ("process", &["created", "deleted", "heartbeat.dead", "heartbeat.ping", "heartbeat.pong"]),
    ("product", CRUD),
    (
        "release",
        &[
            "created",
            "deleted",
            "updated",
            "constraints.attached",
            "constraints.detached",
            "downloaded",
            "package.updated",
            "published",
            "replaced",
            "upgraded",
            "uploaded",
            "yanked",
        ],
    ),
    ("second-factor", &["created", "deleted", "disabled", "enabled"]),
    ("token", &["generated", "regenerated", "revoked"]),
    ("user", &["banned", "created", "deleted", "group.updated", "password-reset", "unbanned", "updated"]),
];

const CRUD: &[&str] = &["created", "deleted", "updated"];

pub(super) fn is_known(event: &str) -> bool {
    EVENT_TYPES.iter().any(|(resource, kinds)| {
        event.strip_prefix(resource).and_then(|rest| rest.strip_prefix('.')).is_some_and(|kind| kinds.contains(&kind))
    })
}
