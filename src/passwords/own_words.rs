/// Shorter parts occur in passwords by chance.
const MIN_PART: usize = 4;

/// The same for the brand's whole name, which nobody meets by chance as easily: IBM, SAP.
const MIN_NAME: usize = 3;

/// What whoever targets this account tries first: the brand's name, the person's address, and their parts (NIST SP 800-63B-4, section 3.1.1.2:
/// "context-specific words"; OWASP ASVS 5.0, 6.2.11).
pub struct OwnWords {
    /// All of them, in lower case, the longest first.
    words: Vec<String>,
    name: String,
}

impl OwnWords {
    /// The words of a brand and of the account's address.
    pub fn new(brand: &str, address: &str) -> Self {
        let (name, address) = (brand.to_lowercase(), address.to_lowercase());
        let (local, domain) = address.rsplit_once('@').unwrap_or((&address, ""));
        let (domain, _) = idna::domain_to_unicode(domain);
        // Not the last label. Of longer public suffixes the other labels, such as co and com, are mostly too short to count.
        let labels = domain.rsplit('.').skip(1);
        let mut words: Vec<String> = [name.as_str(), local]
            .into_iter()
            .chain(labels)
            .flat_map(|whole| [whole].into_iter().chain(whole.split(|c: char| !c.is_alphanumeric())))
            .chain([address.as_str(), domain.as_str()])
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        words.sort_unstable_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        words.dedup();
        Self { words, name }
    }

    /// All, for an estimate of how easy they make it to guess a password.
    pub(super) fn all(&self) -> Vec<&str> {
        self.words.iter().map(String::as_str).collect()
    }

    /// What remains of a password without these words, in lower case, if any of them is in it.
    pub(super) fn taken_out_of(&self, password: &str) -> Option<String> {
        let password = password.to_lowercase();
        let min = |word: &str| if word == self.name { MIN_NAME } else { MIN_PART };
        let counted = self.words.iter().filter(|word| word.chars().count() >= min(word));
        let rest = counted.fold(password.clone(), |rest, word| rest.replace(word, ""));
        (rest != password).then(|| rest.trim().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_the_name_the_address_and_their_longer_parts() {
        let own = OwnWords::new("Fancy-Tools Ltd", "Ada.King+shop@Mail.Blue-Crane.co.uk");
        for (password, rest) in [
            ("xfancyx", Some("xx")),
            ("TOOLS", Some("")),
            ("fancy-tools ltd!", Some("!")),
            ("KINGSHOP", Some("")),
            ("ada.king+shop@mail.blue-crane.co.uk", Some("")),
            ("blue-crane", Some("")),
            ("9crane9 blueMAIL", Some("99")),
            ("ada co uk ltd", None),
        ] {
            assert_eq!(own.taken_out_of(password).as_deref(), rest, "{password}");
        }
    }

    #[test]
    fn a_short_name_counts_as_a_whole() {
        let own = OwnWords::new("SAP", "x@y.example");
        assert_eq!(own.taken_out_of("sapling").as_deref(), Some("ling"));
        assert_eq!(OwnWords::new("HP", "x@y.example").taken_out_of("hp"), None);
    }

    #[test]
    fn international_domains_are_read_as_they_are_written() {
        let own = OwnWords::new("Acme", "zoë@xn--mnchen-3ya.example");
        assert_eq!(own.taken_out_of("München!").as_deref(), Some("!"));
    }
}
