//! The configuration of a running portal: what is told of it at start, and what shows only when somebody comes.

use std::{
    ffi::OsStr,
    os::unix::{ffi::OsStrExt, fs::PermissionsExt},
    path::Path,
};

use rekey::config::Config;
use rekey_sandbox::{Algorithm, Clock, Keygen, Mailbox};

use crate::{
    site::Site,
    support::{ADA, Certificate, PASSWORD, World, field},
};

const REFERENCE: &str = include_str!("../../config/rekey.toml");

/// Lines of the log with these words.
fn lines<'a>(log: &'a [String], words: &str) -> Vec<&'a String> {
    log.iter().filter(|line| line.contains(words)).collect()
}

#[tokio::test]
async fn a_portal_answers_below_the_path_of_its_public_url_whether_a_proxy_removes_it_or_not() {
    for path in ["/account", "/account/", "/a/b-c_d.e~f/G7", "/resets"] {
        let world = World::with(&[("PUBLIC_URL", &format!("http://localhost{path}"))]).await;
        let prefix = path.trim_end_matches('/');
        world
            .keygen
            .register_webhook(format!("{}{prefix}/webhooks/keygen", world.portal).parse().unwrap(), Algorithm::Ed25519);
        for (number, prefix) in [prefix, ""].into_iter().enumerate() {
            let reset = format!("{}{prefix}/reset", world.portal);
            let (status, page) = world.get(&reset).await;
            assert_eq!(status, 200, "{reset}");
            let form = [("email", ADA), ("stamp", &field(&page, "stamp"))];
            let answer = world.http.post(&reset).form(&form).send().await.unwrap();
            assert_eq!(answer.status(), 303, "{reset}");
            if number > 0 {
                continue;
            }
            let link = world.mailbox.wait_for(1).await.unwrap().link().unwrap();
            let link = link.replace(&format!("http://localhost{}", path.trim_end_matches('/')), "");
            assert!(link.starts_with("/r/"), "{link}");
            assert_eq!(world.get(&format!("{}{link}", world.portal)).await.0, 200, "the proxy removed the path");
            let below = format!("{}{prefix}{link}", world.portal);
            assert_eq!(world.get(&below).await.0, 200, "{below}");
            assert_eq!(world.set_password(&below, PASSWORD).await.0, 200, "{below}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_endpoint_that_is_registered_with_another_url_is_told_as_that_and_stays_refused() {
    const OTHER_URL: &str = "is registered at Keygen with another URL";
    let site = Site::new().await;
    let portal = site.serve().await;
    for (number, registered) in
        ["/webhooks/keygen", "/webhooks/keygen?secret=x", "/hooks/keygen", "/hooks/keygen/", "/"]
            .into_iter()
            .enumerate()
    {
        let host = if number == 0 { "127.0.0.1" } else { "localhost" };
        let url = format!("http://{host}:{}{registered}", site.port);
        site.keygen.register_webhook(url.parse().unwrap(), Algorithm::Ed25519);
        assert!(!site.keygen.request_reset(ADA).await, "{registered} is refused");
    }
    site.keygen.register_webhook(format!("{}/webhooks/keygen", site.portal).parse().unwrap(), Algorithm::Ed25519);
    assert!(site.keygen.request_reset(ADA).await);
    let log = portal.terminate().await;
    let told = lines(&log, OTHER_URL);
    for (at, registered) in [
        "127.0.0.1/webhooks/keygen",
        "localhost/webhooks/keygen",
        "localhost/hooks/keygen",
        "localhost/hooks/keygen/",
        "localhost/",
    ]
    .into_iter()
    .enumerate()
    {
        let names = format!("\"registered\":\"{registered}\"");
        assert!(
            told[at].contains(&names) && told[at].contains("\"configured\":\"localhost/webhooks/keygen\""),
            "{told:?}"
        );
    }
    assert_eq!(told.len(), 5, "{told:?}");
    assert!(!log.iter().any(|line| line.contains("secret=x")), "{log:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_of_another_account_is_told_as_that() {
    let mut site = Site::new().await;
    let another = Keygen::start(Clock::default(), 0).unwrap().public_key(Algorithm::RsaSha256);
    site.set("REKEY_BRANDS__ACME__KEYGEN__PUBLIC_KEYS", &another);
    site.set("REKEY_BRANDS__ACME__KEYGEN__SIGNATURE_ALGORITHM", "rsa-sha256");
    site.keygen.register_webhook(format!("{}/webhooks/keygen", site.portal).parse().unwrap(), Algorithm::RsaSha256);
    let portal = site.serve().await;
    assert!(!site.keygen.request_reset(ADA).await);
    let log = portal.terminate().await;
    let told = lines(&log, "webhook rejected: public_keys is another account's, or");
    assert!(told.len() == 1 && told[0].contains("does not match any configured key"), "{log:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proxy_that_is_not_trusted_is_told_once() {
    const FORWARDED_FOR: (&str, &str) = ("X-Forwarded-For", "198.51.100.1");
    const FORWARDED: (&str, &str) = ("Forwarded", "for=198.51.100.1");
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    for (trusted, headers, told) in [
        ("", vec![FORWARDED_FOR], "server.trusted_proxies is empty"),
        ("", vec![FORWARDED], "server.trusted_proxies is empty"),
        ("192.0.2.1", vec![FORWARDED_FOR], "server.trusted_proxies does not name its sender"),
        ("127.0.0.1,::1", vec![FORWARDED], "in another header than server.forwarded_header says"),
        ("127.0.0.1,::1", vec![FORWARDED_FOR, FORWARDED], ""),
        ("", vec![], ""),
    ] {
        let mut site = Site::new().await;
        if !trusted.is_empty() {
            site.set("REKEY_SERVER__TRUSTED_PROXIES", trusted);
        }
        let portal = site.serve().await;
        for path in ["/healthz", "/reset", "/nothing"] {
            let mut request = http.get(format!("{}{path}", site.portal));
            for (name, value) in &headers {
                request = request.header(*name, *value);
            }
            request.send().await.unwrap();
        }
        let log = portal.terminate().await;
        let proxies = lines(&log, "proxy").into_iter().filter(|line| line.contains("WARN")).collect::<Vec<_>>();
        assert_eq!(proxies.len(), usize::from(!told.is_empty()), "{trusted} {headers:?}: {proxies:?}");
        assert!(proxies.iter().all(|line| line.contains(told)), "{trusted} {headers:?}: {proxies:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn warnings_are_told_by_the_check_and_at_start_and_stop_neither() {
    let mut site = Site::new().await;
    site.set("REKEY_SERVER__TRUSTED_PROXIES", "0.0.0.0/0");
    site.set("REKEY_SERVICE_HOST", "10.0.0.1");
    site.set("REKEY_PORT", "tcp://10.0.0.1:8080");
    let check = site.command(&["config", "check"]).output().await.unwrap();
    let told = String::from_utf8(check.stdout).unwrap();
    assert!(check.status.success() && check.stderr.is_empty(), "{told}");
    assert!(told.starts_with("The configuration can be used, with "), "{told}");
    for words in ["server.trusted_proxies (from REKEY_SERVER__TRUSTED_PROXIES)", "REKEY_PORT, REKEY_SERVICE_HOST"] {
        assert!(told.contains(words), "{told}");
    }
    let log = site.serve().await.terminate().await;
    let doubtful = lines(&log, "the configuration is doubtful");
    assert!(
        doubtful.iter().any(|line| line.contains("\"WARN\"") && line.contains("server.trusted_proxies")),
        "{log:?}"
    );
    assert!(doubtful.iter().any(|line| line.contains("REKEY_SERVICE_HOST")), "{log:?}");

    // Beside mistakes they are told apart from them.
    site.set("REKEY_LOG__FORMAT", "xml");
    let check = site.command(&["config", "check"]).output().await.unwrap();
    let told = String::from_utf8(check.stderr).unwrap();
    assert!(!check.status.success() && check.stdout.is_empty(), "{told}");
    let (mistakes, warnings) = told.split_once("\nand ").unwrap();
    assert!(mistakes.contains(site.config.to_str().unwrap()) && mistakes.contains("one mistake:"), "{told}");
    assert!(
        mistakes.contains("log.format (from REKEY_LOG__FORMAT)") && !mistakes.contains("trusted_proxies"),
        "{told}"
    );
    assert!(warnings.contains("server.trusted_proxies") && !warnings.contains("log.format"), "{told}");
}

#[tokio::test]
async fn a_variable_that_is_not_utf_8_is_named_if_it_is_ours() {
    let site = Site::new().await;
    let check = async |name: &str| {
        let mut command = site.command(&["config", "check"]);
        command.env(name, OsStr::from_bytes(b"\xff")).output().await.unwrap()
    };
    assert!(check("SOMEBODY_ELSES").await.status.success());
    let output = check("REKEY_SERVER__LISTEN").await;
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success() && told.contains("REKEY_SERVER__LISTEN is not UTF-8"), "{told}");
}

#[tokio::test]
async fn the_sandboxs_lines_fit_the_example_file() {
    let keygen = Keygen::start(Clock::default(), 0).unwrap();
    let mailbox = Mailbox::start(0).await.unwrap();
    let settings = rekey_sandbox::settings("http://127.0.0.1:8080", &keygen, &mailbox);
    let mut file: Vec<String> = REFERENCE.lines().map(str::to_owned).collect();
    let mut section = String::new();
    for line in settings.lines().filter(|line| !line.is_empty()) {
        if line.starts_with('[') {
            line.clone_into(&mut section);
            continue;
        }
        // As a person does: the line of that key in that section, be it a comment or not.
        let (key, _) = line.split_once(" = ").unwrap();
        let begin = file.iter().position(|line| *line == section).unwrap();
        let length = file[begin + 1..].iter().position(|line| line.starts_with('[')).unwrap_or(file.len() - begin - 1);
        let of_key = |line: &&mut String| {
            let name = line.trim_start_matches(['#', ' ']).split(" = ").next().unwrap();
            name == key || name == format!("{key}_file")
        };
        let replaced = file[begin..=begin + length].iter_mut().find(of_key);
        line.clone_into(replaced.unwrap_or_else(|| panic!("no line for {key} in {section}")));
    }
    let secret = [("REKEY_SECRET_KEY".to_owned(), "dQPuGvE0hWKXkNQzqzMEU3x2fUr0eLGTnUgwWtJUJp0=".to_owned())];
    let file = file.join("\n").replace("secret_key_file", "#");
    let config = Config::parse(&file, Path::new(""), secret).unwrap();
    assert_eq!(config.brands[0].keygen.account, keygen.account().to_string());
    assert!(config.brands[0].keygen.admin_token.is_some());
}

#[test]
fn a_certificate_of_another_host_is_a_warning() {
    let folder = tempfile::tempdir().unwrap();
    let certificate = Certificate::make(folder.path());
    let warned = |public_url: &str| {
        let file = REFERENCE.replace("secret_key_file", "#");
        let environment = [
            ("REKEY_SECRET_KEY", "dQPuGvE0hWKXkNQzqzMEU3x2fUr0eLGTnUgwWtJUJp0="),
            ("REKEY_SERVER__TLS__CERTIFICATE_FILE", &certificate.file),
            ("REKEY_SERVER__TLS__KEY_FILE", &certificate.key_file),
            ("REKEY_BRANDS__ACME__PUBLIC_URL", public_url),
        ];
        let environment = environment.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let warnings = Config::parse(&file, folder.path(), environment).unwrap().warnings;
        let shared = warnings.iter().any(|warning| warning.key.starts_with("server.tls.key_file"));
        (warnings.iter().any(|warning| warning.what.contains("certificate")), shared)
    };
    assert_eq!(warned("https://localhost"), (false, false));
    assert_eq!(warned("https://localhost:8443/account"), (false, false));
    for other in ["https://id.acme.com", "https://id.localhost", "https://127.0.0.1", "https://[::1]"] {
        assert!(warned(other).0, "{other}");
    }
    std::fs::set_permissions(&certificate.key_file, std::fs::Permissions::from_mode(0o644)).unwrap();
    assert!(warned("https://localhost").1, "everybody can read the key");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_reached_is_named_with_host_and_port() {
    let mut site = Site::new().await;
    let text = std::fs::read_to_string(&site.config).unwrap();
    let by_api = "api = { provider = \"postmark\", token = \"f3a1c9\", url = \"http://127.0.0.1:2\" }";
    let lines = text.lines().map(|line| if line.trim().starts_with("smtp =") { by_api } else { line });
    std::fs::write(&site.config, lines.collect::<Vec<_>>().join("\n")).unwrap();
    site.set("REKEY_BRANDS__ACME__KEYGEN__API_URL", "http://127.0.0.1:1");
    site.set("REKEY_BRANDS__ACME__KEYGEN__ADMIN_TOKEN", "a token that nobody asks for");
    let portal = site.serve().await;
    portal.says("Keygen: can't connect to 127.0.0.1:1: ").await;
    assert!(site.keygen.request_reset(ADA).await);
    portal.says("mail provider: can't connect to 127.0.0.1:2: ").await;
    portal.terminate().await;
}
