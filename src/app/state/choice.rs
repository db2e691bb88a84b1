//! Which engine the visitor wants, and how that is written where it is kept.

/// Which engine the visitor wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// WebGPU on a real graphics processor, else the CPU.
    #[default]
    Automatic,
    /// The CPU, whatever else there is.
    Cpu,
    /// WebGPU, even if a program stands in for the graphics processor.
    WebGpu,
}

impl Choice {
    /// Every choice, in the order in which they are offered.
    pub const ALL: [Choice; 3] = [Choice::Automatic, Choice::Cpu, Choice::WebGpu];

    /// How it is written in the address and in the browser's storage.
    pub fn keyword(self) -> &'static str {
        match self {
            Choice::Automatic => "auto",
            Choice::Cpu => "cpu",
            Choice::WebGpu => "webgpu",
        }
    }

    /// The choice that is written like this.
    pub fn from_keyword(keyword: &str) -> Option<Choice> {
        Choice::ALL.into_iter().find(|choice| choice.keyword() == keyword)
    }

    /// What the visitor reads.
    pub fn name(self) -> &'static str {
        match self {
            Choice::Automatic => "Automatic",
            Choice::Cpu => "CPU",
            Choice::WebGpu => "WebGPU",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_is_found_by_its_keyword() {
        for choice in Choice::ALL {
            assert_eq!(Choice::from_keyword(choice.keyword()), Some(choice));
        }
        assert_eq!(Choice::from_keyword("abacus"), None);
    }
}
