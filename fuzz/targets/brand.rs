#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| rekey_fuzz::brand(input));
