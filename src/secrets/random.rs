use aws_lc_rs::rand::{SecureRandom, SystemRandom};

/// Where randomness comes from; handed in, so that tests can repeat a run.
pub trait Randomness: Send + Sync {
    /// Fills `buffer` with bytes that nobody can predict.
    fn fill(&self, buffer: &mut [u8]);

    /// A number in `[0, 1)`, for spreading retries.
    fn fraction(&self) -> f64 {
        let mut bytes = [0; 4];
        self.fill(&mut bytes);
        f64::from(u32::from_le_bytes(bytes)) / (f64::from(u32::MAX) + 1.0)
    }
}

/// The operating system's generator.
#[derive(Debug, Clone, Copy)]
pub struct SystemRandomness;

impl Randomness for SystemRandomness {
    fn fill(&self, buffer: &mut [u8]) {
        SystemRandom::new()
            .fill(buffer)
            .expect("the operating system gives random bytes, or nothing here is safe to run");
    }
}
