//! Which network is asked, by name. What they are made of is the business of [`model`](crate::model).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use thiserror::Error;

/// One of the networks that know genres by their sound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NetworkName {
    /// Multinomial logistic regression: one layer.
    Logistic,
    /// The dense network of the original: six layers that narrow.
    Dense,
    /// The hybrid of the original: three convolutions over the row of inputs, then dense layers.
    Conv1d,
    /// Our best: numbers as piecewise-linear codes, then residual blocks.
    #[default]
    Residual,
}

/// A text that names no network.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("there is no network {0:?}; there are logistic, dense, conv1d and residual")]
pub struct NoSuchNetwork(String);

impl NetworkName {
    /// Every network, the simplest first.
    pub const ALL: [NetworkName; 4] =
        [NetworkName::Logistic, NetworkName::Dense, NetworkName::Conv1d, NetworkName::Residual];

    /// The name in files and addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            NetworkName::Logistic => "logistic",
            NetworkName::Dense => "dense",
            NetworkName::Conv1d => "conv1d",
            NetworkName::Residual => "residual",
        }
    }

    /// The file of its weights, in the folder of the weights.
    pub fn weights_file(self) -> String {
        format!("{self}.safetensors")
    }

    /// The file of what else is needed to use it, in the same folder.
    pub fn preprocessing_file(self) -> String {
        format!("{self}.json")
    }
}

/// By what a catalog names the network that it was made with: the SHA-256 in hexadecimal of the bytes of its weights, followed
/// by those of its preprocessing. Where one of the two changes, shelves and embeddings are no longer this network's.
pub fn fingerprint(weights: &[u8], preprocessing: &[u8]) -> String {
    let hash = Sha256::new().chain_update(weights).chain_update(preprocessing).finalize();
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl fmt::Display for NetworkName {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromStr for NetworkName {
    type Err = NoSuchNetwork;

    fn from_str(name: &str) -> Result<NetworkName, NoSuchNetwork> {
        let found = NetworkName::ALL.into_iter().find(|network| network.as_str() == name);
        found.ok_or_else(|| NoSuchNetwork(name.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_of_weights_and_preprocessing() {
        let prints = [fingerprint(b"a", b"b"), fingerprint(b"a", b"c"), fingerprint(b"c", b"b")];
        assert!(prints.iter().all(|print| print.len() == 64));
        assert!(prints[0] != prints[1] && prints[0] != prints[2]);
    }

    #[test]
    fn names_can_be_read_back() {
        for network in NetworkName::ALL {
            assert_eq!(network.to_string().parse(), Ok(network));
        }
        assert!("resnet".parse::<NetworkName>().unwrap_err().to_string().contains("conv1d"));
    }
}
