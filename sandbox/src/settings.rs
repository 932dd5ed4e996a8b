use crate::{Algorithm, Keygen, Mailbox};

/// What a portal's configuration needs to work with this Keygen and this mailbox: each line takes the place of the line with the same key, in the same section of
/// `config/rekey.toml`.
pub fn settings(portal: &str, keygen: &Keygen, mailbox: &Mailbox) -> String {
    format!(
        r#"[brands.acme]
public_url = "{portal}"

[brands.acme.keygen]
account = "{account}"
api_url = "{api}"
admin_token = "{admin_token}"
public_keys = ["{key}"]

[brands.acme.mail.smtp]
host = "{host}"
port = {port}
security = "none"
"#,
        account = keygen.account(),
        api = keygen.api_url(),
        admin_token = keygen.admin_token(),
        key = keygen.public_key(Algorithm::Ed25519),
        host = mailbox.address().ip(),
        port = mailbox.address().port(),
    )
}
