#![no_main]

use std::time::{Duration, Instant};

/// The worst takes a tenth of it on a quiet machine.
const LIMIT: Duration = Duration::from_millis(200);

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let took = || {
        let began = Instant::now();
        rekey_fuzz::password(input);
        began.elapsed()
    };
    // A busy machine is slow now and then, and not each time.
    assert!((0..5).any(|_| took() < LIMIT), "this password takes long to judge");
});
