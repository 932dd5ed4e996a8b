use std::time::Duration;

use crate::secrets::Randomness;

const FIRST: Duration = Duration::from_secs(5);
const LONGEST: Duration = Duration::from_mins(15);

/// How long to wait after the `attempts`-th failure: doubling from 5 seconds to 15 minutes, less a random part of up to a half, so that jobs that
/// failed together do not come back together.
pub(super) fn backoff(attempts: u32, randomness: &dyn Randomness) -> Duration {
    let doubled = FIRST.saturating_mul(2_u32.saturating_pow(attempts.saturating_sub(1)));
    doubled.min(LONGEST).mul_f64(1.0 - randomness.fraction() / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Fixed(u8);
    impl Randomness for Fixed {
        fn fill(&self, buffer: &mut [u8]) {
            buffer.fill(self.0);
        }
    }

    #[test]
    fn waits_double_up_to_a_quarter_of_an_hour() {
        let waits: Vec<_> =
            [0, 1, 2, 3, 7, 8, 9, 100, u32::MAX].map(|attempts| backoff(attempts, &Fixed(0)).as_secs()).into();
        assert_eq!(waits, [5, 5, 10, 20, 320, 640, 900, 900, 900]);
    }

    #[test]
    fn jitter_takes_away_up_to_a_half() {
        assert!(backoff(1, &Fixed(255)) >= FIRST / 2);
        assert!(backoff(1, &Fixed(255)) < FIRST.mul_f64(0.51));
    }
}
