//! Every property that `docs/security.md` claims to be shown by tests names them, and those tests exist.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;

/// The properties of the tables, each with the tests that show it.
fn properties() -> Vec<(String, Vec<String>)> {
    let page = fs::read_to_string("docs/security.md").unwrap();
    let mut properties = Vec::new();
    let mut in_table = false;
    for line in page.lines() {
        let cells: Vec<_> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        match cells.as_slice() {
            ["property", .., "shown by"] => in_table = true,
            _ if !line.starts_with('|') => in_table = false,
            [property, .., shown_by] if in_table && !property.starts_with("--") => {
                let tests = shown_by.split("<br>").map(|name| name.trim().trim_matches('`').to_owned());
                properties.push(((*property).to_owned(), tests.collect()));
            }
            _ => {}
        }
    }
    properties
}

fn exists(test: &str) -> bool {
    let (place, name) = test.split_once("::").unwrap_or((test, ""));
    let (path, needle) = match place.split_once('/') {
        Some(("portal", file)) => (format!("tests/portal/{file}.rs"), format!("fn {name}(")),
        Some(("e2e", file)) => (format!("e2e/tests/{file}"), format!("test(\"{name}\"")),
        Some(("src", _)) => (place.to_owned(), format!("fn {name}(")),
        _ => (format!("tests/{place}.rs"), format!("fn {name}(")),
    };
    fs::read_to_string(path).is_ok_and(|source| source.contains(&needle))
}

#[test]
fn every_property_is_shown_by_tests_that_exist() {
    let properties = properties();
    assert!(properties.len() > 80, "{} properties: the page is not understood", properties.len());
    let missing: Vec<_> = properties
        .iter()
        .flat_map(|(property, tests)| tests.iter().map(move |test| (property, test)))
        .filter(|(_, test)| !exists(test))
        .collect();
    assert!(missing.is_empty(), "no such tests: {missing:#?}");
}

#[test]
fn unsafe_code_is_forbidden_in_all_our_crates() {
    let manifest = |path: &str| fs::read_to_string(path).unwrap().parse::<toml::Table>().unwrap();
    assert_eq!(manifest("Cargo.toml")["workspace"]["lints"]["rust"]["unsafe_code"].as_str(), Some("forbid"));
    for path in ["Cargo.toml", "sandbox/Cargo.toml"] {
        assert_eq!(manifest(path)["lints"]["workspace"].as_bool(), Some(true), "{path}");
    }
}
