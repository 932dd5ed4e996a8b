//! The configuration, as a vendor's engineer meets it.

use std::{collections::BTreeSet, os::unix::fs::PermissionsExt, path::Path};

use proptest::prelude::*;
use rekey::{
    config::{Config, ConfigError, Problem},
    store::DatabaseUrl,
};
use secrecy::ExposeSecret;

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
        assert!(told.contains("database.url") && told.contains("sslmode=verify-full"), "{url}: {told:?}");
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
fn the_delay_before_keygen_is_asked_is_two_seconds_and_a_minute_at_most() {
    let delay = |text: &str| {
        let config = parse(&reference(), &[("REKEY_BRANDS__ACME__LIMITS__REQUEST_DELAY", text)]);
        config.map(|config| config.brands[0].limits.request_delay.as_secs())
    };
    assert_eq!(parse(&reference(), &[]).unwrap().brands[0].limits.request_delay.as_secs(), 2);
    assert_eq!(delay("0s"), Ok(0));
    assert_eq!(delay("1m"), Ok(60));
    assert!(delay("61s").unwrap_err().contains("limits.request_delay"));
}

#[test]
fn budgets_of_emails_have_defaults_and_bounds() {
    let mail = |key: &str, value: &str| parse(&reference(), &[(&format!("REKEY_BRANDS__ACME__MAIL__{key}"), value)]);
    let default = parse(&reference(), &[]).unwrap();
    assert_eq!(default.brands[0].mail.max_percent_per_client, 10);
    assert_eq!(default.brands[0].mail.max_invitations_per_hour, 1000);
    assert_eq!(mail("MAX_PERCENT_PER_CLIENT", "100").unwrap().brands[0].mail.max_percent_per_client, 100);
    assert_eq!(mail("MAX_INVITATIONS_PER_HOUR", "5").unwrap().brands[0].mail.max_invitations_per_hour, 5);
    for (key, value) in [
        ("MAX_PERCENT_PER_CLIENT", "0"),
        ("MAX_PERCENT_PER_CLIENT", "101"),
        ("MAX_PERCENT_PER_CLIENT", "10%"),
        ("MAX_INVITATIONS_PER_HOUR", "0"),
    ] {
        let told = mail(key, value).unwrap_err();
        assert!(told.contains(&format!("mail.{}", key.to_lowercase())), "{told}");
    }
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
    for path in ["/", "/?key=x", "/hooks"] {
        let config =
            reference().replace("[brands.acme.keygen]", &format!("[brands.acme.keygen]\nwebhook_path = \"{path}\""));
        assert_eq!(parse(&config, &[]).unwrap().brands[0].keygen.webhook_path, path);
    }
}

#[test]
fn an_account_is_named_by_its_uuid_or_by_a_slug_with_the_uuid_beside_it() {
    const UUID: &str = "07dcdd59-7920-43b9-9dba-43e8125a9962";
    let account = ("REKEY_BRANDS__ACME__KEYGEN__ACCOUNT", "acme-inc");
    let id = ("REKEY_BRANDS__ACME__KEYGEN__ACCOUNT_ID", UUID);
    for (environment, name) in [(&[][..], UUID), (&[account, id], "acme-inc")] {
        let keygen = &parse(&reference(), environment).unwrap().brands[0].keygen;
        assert_eq!((keygen.account.as_str(), keygen.account_id.unwrap().to_string().as_str()), (name, UUID));
    }
    let error = parse(&reference(), &[account]).unwrap_err();
    assert!(error.contains("brands.acme.keygen.account") && error.contains("rekey setup"), "{error}");
    for wrong in ["https://api.keygen.sh/v1/accounts/acme", "acme/x", "ac me"] {
        let error = parse(&reference(), &[("REKEY_BRANDS__ACME__KEYGEN__ACCOUNT", wrong)]).unwrap_err();
        assert!(error.contains("is neither a UUID nor a slug"), "{wrong}: {error}");
    }
}

#[test]
fn a_signature_of_another_domain_is_a_warning() {
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join("dkim.pem");
    std::fs::write(&key, rekey::mail::DkimKey::generate(rekey::mail::DkimAlgorithm::Ed25519).unwrap()).unwrap();
    let with = |domain: &str| {
        let section = format!("[brands.acme.mail.dkim.one]\nkey_file = {key:?}\n{domain}\n[brands.acme.mail.smtp]");
        let config = parse(&reference().replace("[brands.acme.mail.smtp]", &section), &[]).unwrap();
        let mut warnings = config.warnings.into_iter();
        warnings.find(|warning| warning.key == "brands.acme.mail.dkim.one.domain").map(|warning| warning.what)
    };
    for unlike in ["domain = \"sendgrid.example\"", "domain = \"notacme.example\"", "domain = \"acme.test\""] {
        let warning = with(unlike).expect(unlike);
        assert!(warning.contains("mails come from acme.example"), "{warning}");
    }
    for like in ["", "domain = \"acme.example\"", "domain = \"mail.acme.example\"", "domain = \"ACME.example\""] {
        assert_eq!(with(like), None, "{like}");
    }
}

#[test]
fn a_senders_domain_is_written_in_ascii() {
    let config = reference()
        .replace("from = \"Acme <no-reply@acme.example>\"", "from = \"Acme <no-reply@münchen.example>\"\nenvelope_from = \"b@münchen.example\"\nreply_to = \"Hilfe <hilfe@münchen.example>\"")
        .replace("host = \"smtp.acme.example\"", "host = \"smtp.münchen.example\"");
    let mail = parse(&config, &[]).unwrap().brands.remove(0).mail;
    assert_eq!(mail.from.to_string(), "Acme <no-reply@xn--mnchen-3ya.example>");
    assert_eq!(mail.reply_to.unwrap().to_string(), "Hilfe <hilfe@xn--mnchen-3ya.example>");
    assert_eq!(mail.envelope_from.unwrap().to_string(), "b@xn--mnchen-3ya.example");
    let rekey::config::TransportConfig::Smtp(smtp) = mail.transport else { panic!() };
    assert_eq!((smtp.host.as_str(), smtp.ehlo_name.as_str()), ("smtp.xn--mnchen-3ya.example", "id.acme.example"));
}

#[test]
fn what_is_wrong_with_a_sender_or_an_authority_is_told() {
    let empty = tempfile::NamedTempFile::new().unwrap();
    for (from, to, told) in [
        (
            "from = \"Acme <no",
            "from = \"Acme, Inc. <no".to_owned(),
            "needs quotes around it: '\"Acme, Inc.\" <no-reply@acme.example>'",
        ),
        (
            "# ca_file = \"/etc/rekey/ca.pem\"\n# Our",
            format!("ca_file = {:?}\n# Our", empty.path()),
            "names a file that is no certificate in PEM",
        ),
        (
            "#ehlo_name = \"id.acme.example\"",
            "ehlo_name = \"my host\"".to_owned(),
            "is neither a domain nor an address in brackets",
        ),
        ("host = \"smtp.acme.example\"", "host = \"smtp acme\"".to_owned(), "is not a host name"),
    ] {
        let text = reference();
        assert!(text.contains(from), "{from}");
        let error = parse(&text.replacen(from, &to, 1), &[]).unwrap_err();
        assert!(error.contains(told), "{error}");
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
    assert!(told.contains("line 2") && !told.contains("must not be shown"), "{told:?}");
}

/// The keys that are told, mistakes before warnings, and whether each is one.
fn told(error: ConfigError) -> (Vec<Problem>, Vec<Problem>) {
    match error {
        ConfigError::Mistakes { mistakes, warnings } => (mistakes, warnings),
        other => panic!("{other}"),
    }
}

fn load(text: &str, environment: &[(&str, &str)]) -> Result<Config, ConfigError> {
    let environment = environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Config::parse(text, Path::new("/etc/rekey"), environment)
}

fn warnings(environment: &[(&str, &str)]) -> Vec<Problem> {
    load(&reference(), environment).expect("no mistakes").warnings
}

/// What is told of a key, or of a variable.
fn about<'a>(problems: &'a [Problem], key: &str) -> Option<&'a Problem> {
    problems.iter().find(|problem| problem.key.split(' ').next() == Some(key))
}

/// Each key with a right and a wrong value, in TOML.
fn keys() -> Vec<[&'static str; 3]> {
    let lines = include_str!("config-keys.txt").lines().filter(|line| line.contains('|'));
    lines.map(|line| line.split('|').map(str::trim).collect::<Vec<_>>().try_into().expect(line)).collect()
}

/// The keys of the reference file, those of examples included.
fn keys_of_the_reference() -> BTreeSet<String> {
    let (mut section, mut keys) = (String::new(), BTreeSet::new());
    for line in REFERENCE.lines().map(|line| line.trim_start_matches(['#', ' '])) {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            section = format!("{name}.");
        } else if let Some((name, _)) = line.split_once(" = ").filter(|(name, _)| !name.contains(' ')) {
            keys.insert(format!("{section}{}", name.trim_end_matches("_file")));
        }
    }
    keys
}

#[test]
fn every_wrong_key_is_told_and_no_right_one_is_called_unknown() {
    const WAYS: [&str; 4] = ["smtp", "sendmail", "folder", "api"];
    let listed = |key: &str| keys().iter().any(|[name, ..]| name.trim_end_matches("_file") == key);
    for key in keys_of_the_reference() {
        let key = key.replace("dkim.rekey1", "dkim.one").replace("texts.en.request-lead", "texts.de.greeting");
        assert!(listed(&key), "tests/config-keys.txt lacks {key}");
    }
    for way in WAYS {
        let other_way = |key: &str| {
            let others = WAYS.into_iter().filter(|other| *other != way);
            others.into_iter().any(|other| key.starts_with(&format!("brands.acme.mail.{other}.")))
        };
        let keys: Vec<_> = keys().into_iter().filter(|[key, ..]| !other_way(key)).collect();
        let with = |wrong: &dyn Fn(usize) -> bool| {
            let line = |(at, [key, right, bad]): (usize, &[&str; 3])| match (wrong(at), *right) {
                (false, "-") => String::new(),
                (is_wrong, right) => format!("{key} = {}\n", if is_wrong { bad } else { right }),
            };
            told(load(&keys.iter().enumerate().map(line).collect::<String>(), &[]).unwrap_err()).0
        };
        // All at once: each is told under its own name, and nothing else is.
        let mistakes = with(&|_| true);
        for [key, ..] in &keys {
            assert!(about(&mistakes, key).is_some(), "{key} is not told");
        }
        for problem in &mistakes {
            assert!(keys.iter().any(|[key, ..]| problem.key == *key), "told without reason: {problem:?}");
        }
        let languages = about(&mistakes, "brands.acme.languages").unwrap();
        assert!(languages.what.contains("xx") && languages.what.contains("yy"), "{languages:?}");
        // Each alone: no other key is blamed for it, or called unknown.
        let of_this_way = |key: &str| way == "smtp" || key.starts_with(&format!("brands.acme.mail.{way}."));
        for (at, [key, ..]) in keys.iter().enumerate().filter(|(_, [key, ..])| of_this_way(key)) {
            let mistakes = with(&|other| other == at);
            assert!(about(&mistakes, key).is_some(), "{key}: {mistakes:?}");
            let missing = |problem: &Problem| problem.key == *key || problem.what == "is missing";
            assert!(mistakes.iter().all(missing), "{key}: {mistakes:?}");
        }
        // The same from the environment: every variable belongs to a key.
        let named = |key: &str| format!("REKEY_{}", key.to_uppercase().replace('.', "__"));
        let file = "[brands.acme.mail.dkim.one]\n[brands.acme.mail.dkim.two]\n";
        let environment = keys.iter().map(|[key, _, bad]| (named(key), bad.trim_matches('"').to_owned()));
        let (mistakes, warnings) = told(Config::parse(file, Path::new("/etc/rekey"), environment).unwrap_err());
        for problem in mistakes.iter().chain(&warnings) {
            assert!(!problem.key.starts_with("REKEY_"), "{problem:?}");
        }
    }
}

#[test]
fn a_variable_that_is_no_key_is_a_warning_unless_it_is_one_edit_from_a_key() {
    // What Kubernetes makes for a service named rekey, and one named rekey-web.
    let of_services = [
        ("REKEY_SERVICE_HOST", "10.0.171.239"),
        ("REKEY_SERVICE_PORT", "8080"),
        ("REKEY_SERVICE_PORT_HTTP", "8080"),
        ("REKEY_PORT", "tcp://10.0.171.239:8080"),
        ("REKEY_PORT_8080_TCP", "tcp://10.0.171.239:8080"),
        ("REKEY_PORT_8080_TCP_PROTO", "tcp"),
        ("REKEY_PORT_8080_TCP_PORT", "8080"),
        ("REKEY_PORT_8080_TCP_ADDR", "10.0.171.239"),
        ("REKEY_WEB_SERVICE_HOST", "10.0.171.239"),
        ("REKEY_WEB_PORT_53_UDP_ADDR", "10.0.171.239"),
    ];
    let told_of_services = warnings(&of_services);
    let told_of_services = told_of_services.iter().find(|problem| problem.key.starts_with("REKEY_")).unwrap();
    for (name, _) in of_services {
        assert!(told_of_services.key.contains(name), "{name}: {told_of_services:?}");
    }
    // What others give such a name to: told with what may be meant.
    for (name, near) in [
        ("REKEY_VERSION", ""),
        ("REKEY_NAME", ""),
        ("REKEY_BRANDS_ACME_NAME", "REKEY_BRANDS__ACME__NAME"),
        ("REKEY_SERVER__LISTNE_ON", "REKEY_SERVER__LISTEN"),
        ("REKEY_BRANDS__OTHER__NAME", "REKEY_BRANDS__ACME__NAME"),
    ] {
        let warnings = warnings(&[(name, "x")]);
        let warning = about(&warnings, name).unwrap_or_else(|| panic!("{name}: {warnings:?}"));
        assert!(warning.what.contains("belongs to no key") && warning.what.contains(near), "{warning:?}");
    }
    // A mistyped key: left out, doubled, exchanged, replaced, in small letters.
    for (name, key) in [
        ("REKEY_SERVER_LISTEN", "REKEY_SERVER__LISTEN"),
        ("REKEY_SERVER__LISTENN", "REKEY_SERVER__LISTEN"),
        ("REKEY_SERVER__LITSEN", "REKEY_SERVER__LISTEN"),
        ("REKEY_SERVER__LISTEM", "REKEY_SERVER__LISTEN"),
        ("REKEY_server__listen", "REKEY_SERVER__LISTEN"),
        ("REKEY_LOG_LEVEL", "REKEY_LOG__LEVEL"),
        ("REKEY_SECRETKEY", "REKEY_SECRET_KEY"),
        ("REKEY_BRANDS__ACME__MAIL__SMTP__PASWORD", "REKEY_BRANDS__ACME__MAIL__SMTP__PASSWORD"),
        ("REKEY_BRANDS__ACME__CAPTCHA__SITEKEY", "REKEY_BRANDS__ACME__CAPTCHA__SITE_KEY"),
    ] {
        let (mistakes, _) = told(load(&reference(), &[(name, "x")]).unwrap_err());
        assert_eq!(about(&mistakes, name).map(|mistake| mistake.example.as_str()), Some(key), "{mistakes:?}");
    }
}

#[test]
fn what_stands_behind_a_secret_does_not_count_wherever_it_comes_from() {
    const SECRET: &str = "dQPuGvE0hWKXkNQzqzMEU3x2fUr0eLGTnUgwWtJUJp0=";
    let folder = tempfile::tempdir().unwrap();
    for (before, after) in [("", ""), ("", "\n"), ("", "\r\n"), ("", "\n\n"), ("", " \t"), ("\u{feff}", "\r\n")] {
        let text = format!("{before}{SECRET}{after}");
        let file = folder.path().join("secret");
        std::fs::write(&file, &text).unwrap();
        for (name, value) in [("REKEY_SECRET_KEY", text.as_str()), ("REKEY_SECRET_KEY_FILE", file.to_str().unwrap())] {
            let without = REFERENCE.replace("secret_key_file =", "#");
            let config = load(&without, &[(name, value), ("REKEY_OLD_SECRET_KEYS", &text)]).unwrap();
            assert_eq!(config.secret_key.expose_secret(), SECRET, "{name} {text:?}");
            assert_eq!(config.old_secret_keys[0].expose_secret(), SECRET, "{name} {text:?}");
        }
        let token = [("REKEY_BRANDS__ACME__KEYGEN__ADMIN_TOKEN", text.as_str())];
        let config = load(&reference(), &token).unwrap();
        assert_eq!(config.brands[0].keygen.admin_token.as_ref().unwrap().expose_secret(), SECRET);
        let url = format!("{before}postgres://rekey:{SECRET}@localhost/rekey{after}");
        assert_eq!(
            load(&reference(), &[("REKEY_DATABASE__URL", &url)]).unwrap().database.url,
            format!("postgres://rekey:{SECRET}@localhost/rekey").parse().unwrap()
        );
    }
    // Nor does it behind any other value of a variable.
    for [key, right, _] in keys().into_iter().filter(|[_, right, _]| *right == "true" || right.starts_with('"')) {
        let section = ["mail.sendmail", "mail.folder", "mail.api", "dkim", "fallback", "captcha", "secret_key"];
        if section.iter().any(|section| key.contains(section)) || key == "brands.acme.texts.de.greeting" {
            continue;
        }
        let name = format!("REKEY_{}", key.to_uppercase().replace('.', "__"));
        let value = format!("{}\r\n", right.trim_matches('"'));
        let login = ("REKEY_BRANDS__ACME__MAIL__SMTP__USERNAME", "rekey");
        let password = ("REKEY_BRANDS__ACME__MAIL__SMTP__PASSWORD", "Ju7gTTb4mPq2");
        let loaded = load(&reference(), &[login, password, (&name, &value)]);
        assert!(loaded.is_ok(), "{name}: {}", loaded.unwrap_err());
    }
    let two = load(&reference(), &[("REKEY_OLD_SECRET_KEYS", "one\ntwo\r\nthree, four\n")]).unwrap().old_secret_keys;
    assert_eq!(two.iter().map(ExposeSecret::expose_secret).collect::<Vec<_>>(), ["one", "two", "three", "four"]);
    assert!(load(&format!("\u{feff}{}", reference().replace('\n', "\r\n")), &[]).is_ok(), "the file itself");
    let (mistakes, _) = told(load(&reference(), &[("REKEY_BRANDS__ACME__KEYGEN__ADMIN_TOKEN", "a\nb")]).unwrap_err());
    assert!(mistakes[0].what.contains("more than one line"), "{mistakes:?}");
    for empty in ["", "\n", "\u{feff}\r\n"] {
        std::fs::write(folder.path().join("empty"), empty).unwrap();
        let file = folder.path().join("empty");
        let file = [("REKEY_BRANDS__ACME__KEYGEN__ADMIN_TOKEN_FILE", file.to_str().unwrap())];
        assert_eq!(told(load(&reference(), &file).unwrap_err()).0[0].what, "is empty");
    }
}

#[test]
fn a_public_url_whose_pages_could_not_be_reached_is_refused() {
    let check = |url: &str| load(&reference(), &[("REKEY_BRANDS__ACME__PUBLIC_URL", url)]);
    for path in [
        "/zurücksetzen",
        "/my account",
        "/my%20account",
        "/{tenant}",
        "/%7Btenant%7D",
        "/a:b",
        "/a+b",
        "/a;b",
        "/%61",
        "/a//b",
        "//",
        "//a",
        "/r",
        "/r/x",
        "/reset",
        "/reset/",
        "/static",
        "/logo",
        "/healthz",
        "/readyz",
        "/.well-known",
        "/webhooks",
        "/webhooks/keygen",
        "/account/../reset",
    ] {
        let url = format!("https://acme.com{path}");
        if path == "//" {
            assert!(check(&url).is_ok(), "slashes at the end don't count");
            continue;
        }
        let (mistakes, _) = told(check(&url).unwrap_err());
        assert_eq!(mistakes.len(), 1, "{path}: {mistakes:?}");
        assert!(mistakes[0].key.starts_with("brands.acme.public_url "), "{path}: {mistakes:?}");
        assert!(mistakes[0].what.contains("path"), "{path}: {mistakes:?}");
    }
    for path in ["", "/", "/account", "/account/", "/a/b-c_d.e~f/G7", "/resets", "/rr", "/a/reset", "/Reset"] {
        assert!(check(&format!("https://acme.com{path}")).is_ok(), "{path}");
    }
    // Behind a proxy that removes the path, the webhook's own would be taken for a page below it.
    let hook = [
        ("REKEY_BRANDS__ACME__PUBLIC_URL", "https://acme.com/hooks"),
        ("REKEY_BRANDS__ACME__KEYGEN__WEBHOOK_PATH", "/hooks/keygen"),
    ];
    let (mistakes, _) = told(load(&reference(), &hook).unwrap_err());
    assert!(mistakes[0].key.starts_with("brands.acme.public_url"), "{mistakes:?}");
}

#[test]
fn relative_paths_start_at_the_files_folder() {
    let file = |url: &str| load(&reference(), &[("REKEY_DATABASE__URL", url)]).unwrap().database.url;
    assert_eq!(file("sqlite:data/a.db"), DatabaseUrl::Sqlite("/etc/rekey/data/a.db".into()));
    assert_eq!(file("sqlite:/var/a.db"), DatabaseUrl::Sqlite("/var/a.db".into()));
    assert_eq!(load(&reference(), &[]).unwrap().database.url, DatabaseUrl::Sqlite("/etc/rekey/rekey.db".into()));
    let url = "postgres://db.acme.com/rekey?sslmode=verify-full&sslrootcert=ca.pem";
    assert_eq!(file(url), url.replace("ca.pem", "%2Fetc%2Frekey%2Fca.pem").parse().unwrap());
    let by = |way: &str| {
        let text = reference();
        let text = format!("{}\n{way}", &text[..text.find("[brands.acme.mail.smtp]").unwrap()]);
        format!("{:?}", load(&text, &[]).unwrap().brands[0].mail.transport)
    };
    assert!(by("[brands.acme.mail.folder]\npath = \"mails\"").contains("\"/etc/rekey/mails\""));
    assert!(by("[brands.acme.mail.sendmail]\nprogram = \"bin/sendmail\"").contains("\"/etc/rekey/bin/sendmail\""));
    assert!(by("[brands.acme.mail.sendmail]\nprogram = \"sendmail\"").contains("\"sendmail\""), "found by PATH");
}

#[test]
fn what_can_be_used_and_is_probably_not_meant_is_a_warning() {
    // Of the example itself.
    let all = warnings(&[]);
    for key in ["public_url", "support_email", "keygen.account", "keygen.public_keys", "mail.from", "mail.smtp.host"] {
        let warning = about(&all, &format!("brands.acme.{key}")).unwrap_or_else(|| panic!("{key}: {all:?}"));
        assert!(warning.what.contains("still the example's"), "{warning:?}");
    }
    for (name, value, warned) in [
        ("SERVER__TRUSTED_PROXIES", "0.0.0.0/0", true),
        ("SERVER__TRUSTED_PROXIES", "10.0.0.0/8,::/0", true),
        ("SERVER__TRUSTED_PROXIES", "0.0.0.0/1,128.0.0.0/1", true),
        ("SERVER__TRUSTED_PROXIES", "::ffff:0:0/96", true),
        ("SERVER__TRUSTED_PROXIES", "2000::/3", true),
        ("SERVER__TRUSTED_PROXIES", "10.0.0.0/8,fc00::/7,127.0.0.1,::ffff:10.0.0.0/104", false),
        ("SECRET_KEY", "changemechangemechangemechangeme", true),
        ("SECRET_KEY", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", true),
        ("SECRET_KEY", "dQPuGvE0hWKXkNQzqzMEU3x2fUr0eLGTnUgwWtJUJp0=", false),
        ("DATABASE__URL", "postgres://rekey:changeme@localhost/rekey", true),
        ("DATABASE__URL", "postgres://rekey:Ju7gTTb4mPq2@localhost/rekey", false),
        ("BRANDS__ACME__KEYGEN__ADMIN_TOKEN", "<your token>", true),
        ("BRANDS__ACME__KEYGEN__ADMIN_TOKEN", "admin-xxxxxxxxxxxxxxxxxxxx", true),
        ("BRANDS__ACME__MAIL__SMTP__PORT", "465", false),
    ] {
        let name = format!("REKEY_{name}");
        let text = if name == "REKEY_SECRET_KEY" { reference().replace("secret_key =", "#") } else { reference() };
        let found = load(&text, &[(&name, value)]).unwrap().warnings;
        assert_eq!(found.iter().any(|problem| problem.key.contains(&name)), warned, "{name} {value}: {found:?}");
        assert!(!found.iter().any(|problem| format!("{problem:?}").contains("changeme")), "quoted: {found:?}");
    }
    let security = |port: &str, security: &str| {
        let found = warnings(&[
            ("REKEY_BRANDS__ACME__MAIL__SMTP__PORT", port),
            ("REKEY_BRANDS__ACME__MAIL__SMTP__SECURITY", security),
        ]);
        about(&found, "brands.acme.mail.smtp.security").is_some()
    };
    assert!(security("587", "tls") && security("25", "tls") && security("465", "starttls"));
    assert!(!security("465", "tls") && !security("587", "starttls") && !security("2525", "tls"));
}

#[test]
fn a_bounce_secret_is_what_the_provider_gives_and_long_enough() {
    let check = |provider: &str, secret: &str| {
        let text = reference();
        let text = &text[..text.find("[brands.acme.mail.smtp]").unwrap()];
        let api = format!(
            "{text}\n[brands.acme.mail.api]\nprovider = \"{provider}\"\ndomain = \"a.com\"\ntoken = \"5d2f0cbf6f0e4f3a\"\nwebhook_secret = \"{secret}\""
        );
        let key = "brands.acme.mail.api.webhook_secret";
        load(&api, &[]).map(|config| about(&config.warnings, key).is_some()).map_err(|error| {
            assert!(about(&told(error).0, key).is_some());
        })
    };
    assert_eq!(check("postmark", "Zu8xPq2m"), Ok(true), "too short");
    assert_eq!(check("postmark", "aaaaaaaaaaaaaaaaaaaa"), Ok(true), "repeats");
    assert_eq!(check("postmark", "9f86d081884c7d659a2feaa0"), Ok(false));
    assert_eq!(check("mailgun", "Zu8xPq2m"), Ok(true));
    assert_eq!(check("resend", "whsec_Zu8xPq2m"), Ok(true));
    assert_eq!(check("resend", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), Ok(false));
    assert_eq!(check("resend", "no base64!"), Err(()));
    assert_eq!(check("sendgrid", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), Err(()));
}

#[test]
fn secrets_that_everybody_can_read_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str, mode: u32| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
        path
    };
    let random = "dQPuGvE0hWKXkNQzqzMEU3x2fUr0eLGTnUgwWtJUJp0=";
    let in_files = REFERENCE
        .replace("/etc/rekey/secret_key", "secret_key")
        .replace("# old_secret_keys_file = \"/etc/rekey/old_secret_keys\"", "old_secret_keys_file = \"old\"")
        .replace("# admin_token_file = \"/etc/rekey/keygen_admin_token\"", "admin_token_file = \"token\"")
        .replace("#url = \"sqlite:rekey.db\"", "url_file = \"url\"");
    let names = ["secret_key", "old", "token", "url"];
    let keys = ["secret_key_file", "old_secret_keys_file", "database.url_file", "brands.acme.keygen.admin_token_file"];
    let told_of = |file: &Path| {
        let warnings = Config::load(file, []).unwrap().warnings;
        warnings.into_iter().filter(|warning| warning.what.contains("every user of this machine")).collect::<Vec<_>>()
    };
    let file = put("rekey.toml", &in_files, 0o644);
    for (mode, shared) in [(0o600, false), (0o640, false), (0o400, false), (0o644, true), (0o604, true)] {
        for name in names {
            put(name, if name == "url" { "sqlite:a.db" } else { random }, mode);
        }
        let told = told_of(&file);
        let of: Vec<_> = told.iter().map(|warning| warning.key.as_str()).collect();
        assert_eq!(of, if shared { &keys[..] } else { &[] }, "{mode:o}");
        assert!(told.iter().all(|warning| warning.example.starts_with("chmod 600 /")), "{told:?}");
    }
    // Secrets in the file itself.
    let inline = in_files.replace("secret_key_file = \"secret_key\"", &format!("secret_key = \"{random}\""));
    for name in names {
        put(name, if name == "url" { "sqlite:a.db" } else { random }, 0o600);
    }
    let told = told_of(&put("rekey.toml", &inline, 0o644));
    assert!(told.len() == 1 && told[0].key.ends_with("/rekey.toml"), "{told:?}");
    assert_eq!(told_of(&put("rekey.toml", &inline, 0o640)), []);
}

#[test]
fn a_missing_file_of_old_secrets_is_told_with_how_to_begin() {
    let (mistakes, _) = told(load(&reference(), &[("REKEY_OLD_SECRET_KEYS_FILE", "nowhere")]).unwrap_err());
    let told = about(&mistakes, "old_secret_keys_file").unwrap();
    assert!(told.what.contains("/etc/rekey/nowhere"), "{told:?}");
    assert!(told.example.contains("empty file") && !told.example.contains("openssl"), "{told:?}");
}

#[test]
fn a_key_that_stands_twice_is_told_with_what_to_do() {
    let twice = reference() + "\n[brands.acme.keygen]\naccount = \"x\"\n";
    let error = load(&twice, &[]).unwrap_err().to_string();
    assert!(error.contains("keygen stands above already"), "{error}");
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
