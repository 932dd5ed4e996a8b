//! The proof kit: every requirement of `docs/security.md` names the tests that show it, and those tests exist. `docs/proof.md` is made from it:
//! `UPDATE_PROOF=1 cargo test --test proof`.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{collections::BTreeMap, fmt::Write, fs, path::Path};

struct Requirement {
    id: String,
    what: String,
    shown_by: Vec<String>,
}

/// The rows of the tables that say what shows a requirement.
fn requirements() -> Vec<Requirement> {
    let page = fs::read_to_string("docs/security.md").unwrap();
    let mut requirements = Vec::new();
    let mut in_table = false;
    for line in page.lines() {
        let cells: Vec<_> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        match cells.as_slice() {
            ["id", .., "shown by"] => in_table = true,
            _ if !line.starts_with('|') => in_table = false,
            [id, what, .., shown_by] if in_table && !id.starts_with("--") => requirements.push(Requirement {
                id: (*id).to_owned(),
                what: (*what).to_owned(),
                shown_by: shown_by.split("<br>").map(|name| name.trim().trim_matches('`').to_owned()).collect(),
            }),
            _ => {}
        }
    }
    requirements
}

/// The file that a test stands in, and whether it is there. A benchmark or a script is named by its path.
fn find(test: &str) -> (String, bool) {
    let Some((place, name)) = test.split_once("::") else {
        return (test.to_owned(), Path::new(test).is_file());
    };
    let (path, needle) = match place.split_once('/') {
        Some(("portal", file)) => (format!("tests/portal/{file}.rs"), format!("fn {name}(")),
        Some(("e2e", file)) => (format!("e2e/tests/{file}"), format!("test(\"{name}\"")),
        Some(("src", _)) => (place.to_owned(), format!("fn {name}(")),
        _ => (format!("tests/{place}.rs"), format!("fn {name}(")),
    };
    let exists = fs::read_to_string(&path).is_ok_and(|source| source.contains(&needle));
    (path, exists)
}

#[test]
fn every_requirement_is_shown_by_tests_that_exist() {
    let requirements = requirements();
    assert!(requirements.len() > 200, "{} requirements: the page is not understood", requirements.len());
    let mut wrong = Vec::new();
    for Requirement { id, shown_by, .. } in &requirements {
        for test in shown_by {
            if !find(test).1 {
                wrong.push(format!("{id}: {test:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "no such tests:\n{}", wrong.join("\n"));
}

#[test]
fn the_proof_is_up_to_date() {
    let requirements = requirements();
    let mut page = "# Proof\n\nWhich test shows which requirement of [`security.md`](security.md). Made by `UPDATE_PROOF=1 cargo test --test proof`; a requirement \
        without a test fails the suite.\n\n| requirement | | shown by |\n|---|---|---|\n"
        .to_owned();
    let mut tests: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for Requirement { id, what, shown_by } in &requirements {
        let links: Vec<_> = shown_by.iter().map(|test| format!("[{test}](../{})", find(test).0)).collect();
        writeln!(page, "| {id} | {what} | {} |", links.join("<br>")).unwrap();
        for test in shown_by {
            tests.entry(test).or_default().push(id);
        }
    }
    writeln!(page, "\n{} requirements, {} tests.\n\n| test | shows |\n|---|---|", requirements.len(), tests.len())
        .unwrap();
    for (test, ids) in tests {
        writeln!(page, "| {test} | {} |", ids.join(", ")).unwrap();
    }
    if std::env::var_os("UPDATE_PROOF").is_some() {
        fs::write("docs/proof.md", &page).unwrap();
    }
    assert!(
        fs::read_to_string("docs/proof.md").unwrap_or_default() == page,
        "run UPDATE_PROOF=1 cargo test --test proof"
    );
}

#[test]
fn unsafe_code_is_forbidden_in_all_our_crates() {
    let manifest = |path: &str| fs::read_to_string(path).unwrap().parse::<toml::Table>().unwrap();
    assert_eq!(manifest("Cargo.toml")["workspace"]["lints"]["rust"]["unsafe_code"].as_str(), Some("forbid"));
    for path in ["Cargo.toml", "sandbox/Cargo.toml"] {
        assert_eq!(manifest(path)["lints"]["workspace"].as_bool(), Some(true), "{path}");
    }
}
