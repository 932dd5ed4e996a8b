//! The configuration, as a vendor's engineer meets it.

use std::path::Path;

use proptest::prelude::*;
use rekey::config::Config;

const REFERENCE: &str = include_str!("../config/rekey.toml");

fn parse(text: &str, environment: &[(&str, &str)]) -> Result<Config, String> {
    let environment = environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Config::parse(text, Path::new(""), environment).map_err(|error| error.to_string())
}

/// The reference file, with a secret instead of the path to one.
fn reference() -> String {
    REFERENCE.replace(
        "secret_key_file = \"/etc/rekey/secret_key\"",
        "secret_key = \"a secret for tests, long enough to be taken\"",
    )
}

#[test]
fn the_reference_file_loads_and_shows_the_defaults() {
    let config = parse(&reference(), &[]).unwrap();
    // With every commented default made explicit, nothing changes.
    let explicit: String = reference()
        .lines()
        .map(|line| match line.strip_prefix('#') {
            Some(key) if key.starts_with(|c: char| c.is_ascii_lowercase()) => key.to_owned() + "\n",
            _ => line.to_owned() + "\n",
        })
        .collect();
    let explicit = parse(&explicit, &[("REKEY_SERVER__WORKERS", &config.server.workers.to_string())]).unwrap();
    assert_eq!(format!("{config:?}"), format!("{explicit:?}"));
}

#[test]
fn every_mistake_is_reported_at_once() {
    let wrong = r#"
        secret_key = "short"
        colour = "red"
        [server]
        listen = "localhost"
        wrokers = 2
        [database]
        url = "mysql://x"
        [log]
        format = "xml"
        [brands.Acme_]
        name = "Ac\nme"
        public_url = "http://id.acme.example/?x"
        accent = "blue"
        logo = "no-such-file.png"
        [brands.Acme_.keygen]
        account = "acme"
        api_url = "ftp://x"
        webhook_path = "/reset"
        signature_algorithm = "none"
        public_keys = ["zz"]
        timeout = "1h"
        [brands.Acme_.passwords]
        min_length = 7
        breach_api_url = "http://api.pwnedpasswords.com"
        [brands.Acme_.mail]
        from = "Acme"
        mail_on = "sundays"
        [brands.Acme_.mail.smtp]
        host = "smtp.acme.example"
        security = "none"
        username = "rekey"
    "#;
    insta::assert_snapshot!(parse(wrong, &[("REKEY_SERVER__LISTENN", "x")]).unwrap_err());
}

#[test]
fn a_database_elsewhere_has_its_certificate_checked_unless_that_is_waived() {
    let on = |url: &str, waived: &str| {
        parse(&reference(), &[("REKEY_DATABASE__URL", url), ("REKEY_DATABASE__ALLOW_PLAINTEXT", waived)])
    };
    insta::assert_snapshot!(on("postgres://rekey:secret@db.example/rekey", "false").unwrap_err());
    for url in [
        "postgres://db.example/rekey?sslmode=prefer",
        "postgres://db.example/rekey?sslmode=require",
        // Asks for no host name, and the driver takes any public certificate.
        "postgresql://db.example/rekey?sslmode=verify-ca&sslrootcert=/etc/rekey/ca.pem",
        "postgres://localhost/rekey?host=db.example",
        "postgres://localhost/rekey?hostaddr=192.0.2.1",
        "postgres://db.example/rekey?sslmode=verify-full&sslmode=disable",
    ] {
        let told = on(url, "false").unwrap_err();
        assert!(told.contains("database.url") && told.contains("sslmode=verify-full"), "{url}: {told}");
        assert!(on(url, "true").is_ok(), "{url}");
    }
    for url in [
        "postgres://db.example/rekey?sslmode=verify-full&sslrootcert=/etc/rekey/ca.pem",
        "postgres://localhost/rekey",
        "postgres://127.0.0.1:5433/rekey",
        "postgres://[::1]/rekey",
        "postgres://%2Fvar%2Frun%2Fpostgresql/rekey",
        "postgres:///rekey?host=/var/run/postgresql&user=rekey",
        "sqlite:rekey.db",
    ] {
        assert!(on(url, "false").is_ok(), "{url}");
    }
    assert!(on("postgres://db.example/rekey?sslmode=strict", "false").unwrap_err().contains("database.url"));
}

#[test]
fn the_environment_overrides_the_file() {
    let environment =
        [("REKEY_SERVER__LISTEN", "127.0.0.1:99"), ("REKEY_BRANDS__ACME__MAIL__MAX_PER_HOUR", "7"), ("PATH", "/bin")];
    let config = parse(&reference(), &environment).unwrap();
    assert_eq!(config.server.listen.port(), 99);
    assert_eq!(config.brands[0].mail.max_per_hour, 7);
}

#[test]
fn a_secret_comes_from_a_file_or_from_the_key_but_not_from_both() {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(&file, "a secret from a file, long enough to be taken\n").unwrap();
    let path = file.path().to_str().unwrap();
    assert!(parse(REFERENCE, &[("REKEY_SECRET_KEY_FILE", path)]).is_ok());
    let error = parse(&reference(), &[("REKEY_SECRET_KEY_FILE", path)]).unwrap_err();
    assert!(error.contains("is given twice"), "{error}");
}

#[test]
fn secrets_are_not_printed() {
    let config = parse(&reference(), &[]).unwrap();
    assert!(!format!("{config:?}").contains("a secret for tests"));
}

#[test]
fn mistakes_in_languages_texts_and_mail_are_told() {
    let wrong = reference()
        .replace("[brands.acme.keygen]", "languages = [\"en\", \"de\"]\nlanguage = \"fr\"\n[brands.acme.texts.de]\nrequest-titel = \"x\"\nreset-subject = \"{ $name }\"\ngreeting = \"{\"\n[brands.acme.texts.xx]\na = \"b\"\n[brands.acme.keygen]")
        .replace("[brands.acme.mail.smtp]", "feedback_id = \"a b\"\nlogo = \"none\"\n[brands.acme.mail.dkim.\"a.b\"]\nkey = \"no key\"\n[brands.acme.mail.api]\nprovider = \"mailgun\"\n[brands.acme.mail.smtp]");
    insta::assert_snapshot!(parse(&wrong, &[]).unwrap_err());
    let none = reference();
    let none = &none[..none.find("[brands.acme.mail.smtp]").unwrap()];
    assert!(parse(none, &[]).unwrap_err().contains("how are mails to leave?"));
    let api = format!("{none}[brands.acme.mail.api]\nprovider = \"mailgun\"\n");
    insta::assert_snapshot!("a_provider_needs", parse(&api, &[]).unwrap_err());
}

#[test]
fn a_webhook_path_is_one_that_requests_can_have() {
    for path in ["/a/../reset", "/./a", "/a\\\\b", "/wébhook", "/a\\tb", "/a?x='", "/a?é"] {
        let config =
            reference().replace("[brands.acme.keygen]", &format!("[brands.acme.keygen]\nwebhook_path = \"{path}\""));
        let error = parse(&config, &[]).unwrap_err();
        assert!(error.contains("is not a path like /webhooks/keygen"), "{path}: {error}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn a_text_survives_its_spelling_in_file_and_environment(name in "\\PC{0,58}[\\p{L}\"\\\\']") {
        let spelt = format!("name = {}", toml::Value::String(name.clone()));
        let in_file = parse(&reference().replace("name = \"Acme\"", &spelt), &[]).unwrap();
        let in_environment = parse(&reference(), &[("REKEY_BRANDS__ACME__NAME", &name)]).unwrap();
        prop_assert_eq!(&in_file.brands[0].name, name.trim());
        prop_assert_eq!(&in_environment.brands[0].name, name.trim());
    }
}

#[test]
fn a_line_that_is_no_toml_is_named_and_not_quoted() {
    let told = parse("[server]\nsecret_key = \"a secret that must not be shown\n", &[]).unwrap_err();
    assert!(told.contains("line 2") && !told.contains("must not be shown"), "{told}");
}

#[test]
fn a_log_level_that_is_none_is_told() {
    let told = parse("[log]\nlevel = \"inof\"", &[]).unwrap_err();
    assert!(
        told.contains("log.level") && told.contains("\"inof\"") && told.contains("off, error, warn, info"),
        "{told}"
    );
    let told = parse("[log]\nlevel = \"rekye=debug,warn\"", &[]).unwrap_err();
    assert!(told.contains("did you mean rekey?"), "{told}");
}
