#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| rekey_fuzz::forwarded_header(input));
