//! Whatever fuzzing started from or found is tried with every run of the tests; `scripts/fuzz` looks for more.

use std::{fs, path::Path};

#[path = "../fuzz/src/lib.rs"]
#[expect(unreachable_pub, reason = "it is the library of the fuzz targets")]
mod targets;

#[test]
fn every_target_holds_on_all_of_its_corpus() {
    let corpora = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    for (name, target) in targets::TARGETS {
        let corpus = corpora.join(name);
        let inputs: Vec<_> = fs::read_dir(&corpus).expect(name).map(|file| file.unwrap().path()).collect();
        assert!(!inputs.is_empty(), "{} is empty", corpus.display());
        for input in inputs {
            println!("{}", input.display());
            target(&fs::read(input).unwrap());
        }
    }
}
