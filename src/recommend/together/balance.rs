//! How well off each member is so far.

/// The summed closeness of the chosen tracks for each member, in thousandths.
pub struct Balance {
    sums: Vec<u32>,
}

impl Balance {
    pub fn new(members: usize) -> Balance {
        Balance { sums: vec![0; members] }
    }

    /// By how much the one who is worst off is better off after a track of this closeness, whoever that is then.
    pub fn gain(&self, closeness: &[u32]) -> u32 {
        let after = self.sums.iter().zip(closeness).map(|(sum, closeness)| sum + closeness).min();
        after.unwrap_or_default() - self.sums.iter().min().copied().unwrap_or_default()
    }

    /// A track of this closeness was chosen.
    pub fn add(&mut self, closeness: &[u32]) {
        self.sums.iter_mut().zip(closeness).for_each(|(sum, closeness)| *sum += closeness);
    }

    /// The mean closeness of so many tracks for each member, 0 to 1.
    pub fn means(&self, tracks: usize) -> Vec<f32> {
        self.sums.iter().map(|sum| *sum as f32 / (1000 * tracks.max(1)) as f32).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_track_is_worth_what_it_gives_to_the_one_who_is_worst_off() {
        let mut balance = Balance::new(2);
        assert!(balance.gain(&[600, 600]) > balance.gain(&[900, 500]), "at first the worst served one counts");
        balance.add(&[900, 500]);
        assert!(balance.gain(&[500, 800]) > balance.gain(&[700, 700]), "then the one who got less");
        assert_eq!(balance.means(1), [0.9, 0.5]);
    }
}
