//! Our best network. Each number goes in as a piecewise-linear code through a small layer of its own, beside the plain
//! inputs; residual blocks work on what the two say together; a narrow layer is the embedding, in which near tracks sound
//! alike; the logits are those of the dataset's own, finer genres.
//!
//! What it is made of: Gorishniy and others 2021, "Revisiting Deep Learning Models for Tabular Data" (the blocks), and
//! 2022 (the codes); Zhang and Sennrich 2019 (root mean square normalisation).

use burn::module::{Module, Param};
use burn::nn::{Dropout, DropoutConfig, Linear};
use burn::tensor::Tensor;
use burn::tensor::activation::{relu, silu};

use super::MEMBERS;
use super::tensors::{Tensors, WeightsError};
use crate::embedding::EMBEDDING;
use crate::encode::{BINS, CODES, INPUTS, NUMBERS};

/// What each number's own layer gives.
const NUMBER_WIDTH: usize = 12;
/// The width of the stream that the blocks add to, and of a block inside.
const WIDTH: usize = 256;
const BLOCK_WIDTH: usize = 320;
const BLOCKS: usize = 2;

/// The residual network.
#[derive(Module, Debug)]
pub struct Residual {
    numbers: PerNumber,
    entry: Linear,
    blocks: Vec<Block>,
    embedding: Linear,
    logits: Linear,
    dropout: Dropout,
}

/// What the network gives for a batch.
pub(super) struct Heard {
    /// `[batch, EMBEDDING]`
    pub embedding: Tensor<2>,
    /// `[batch, MEMBERS]`
    pub logits: Tensor<2>,
}

impl Residual {
    /// With a dropout inside the blocks; what they give is dropped half as often, as is the embedding.
    pub(super) fn build(tensors: &mut impl Tensors, dropout: f64) -> Result<Residual, WeightsError> {
        let blocks = (0..BLOCKS).map(|index| Block::build(tensors, &format!("blocks.{index}"), dropout));
        let blocks = blocks.collect::<Result<_, _>>()?;
        Ok(Residual {
            numbers: PerNumber::build(tensors)?,
            entry: tensors.linear("entry", NUMBERS * NUMBER_WIDTH + INPUTS, WIDTH)?,
            blocks,
            embedding: tensors.linear("embedding", WIDTH, EMBEDDING)?,
            logits: tensors.linear("logits", EMBEDDING, MEMBERS)?,
            dropout: DropoutConfig::new(dropout / 2.0).init(),
        })
    }

    /// From `[batch, CODES + INPUTS]`: the codes, then the plain inputs.
    pub(super) fn forward(&self, inputs: Tensor<2>) -> Heard {
        let [batch, width] = inputs.dims();
        let codes = inputs.clone().slice([0..batch, 0..CODES]);
        let plain = inputs.slice([0..batch, CODES..width]);
        let stream = self.entry.forward(Tensor::cat(vec![self.numbers.forward(codes), plain], 1));
        let stream = self.blocks.iter().fold(stream, |stream, block| block.forward(stream));
        let embedding = silu(self.embedding.forward(silu(normalised(stream))));
        let logits = self.logits.forward(self.dropout.forward(embedding.clone()));
        Heard { embedding, logits }
    }
}

/// A small layer for each number's code.
#[derive(Module, Debug)]
struct PerNumber {
    weight: Param<Tensor<3>>,
    bias: Param<Tensor<3>>,
}

impl PerNumber {
    fn build(tensors: &mut impl Tensors) -> Result<PerNumber, WeightsError> {
        Ok(PerNumber {
            weight: tensors.tensor("numbers.weight", [NUMBERS, BINS, NUMBER_WIDTH])?,
            bias: tensors.tensor("numbers.bias", [NUMBERS, 1, NUMBER_WIDTH])?,
        })
    }

    /// `[batch, CODES]` to `[batch, NUMBERS * NUMBER_WIDTH]`
    fn forward(&self, codes: Tensor<2>) -> Tensor<2> {
        let [batch, _] = codes.dims();
        let by_number = codes.reshape([batch, NUMBERS, BINS]).swap_dims(0, 1);
        let embedded = relu(by_number.matmul(self.weight.val()) + self.bias.val());
        embedded.swap_dims(0, 1).reshape([batch, NUMBERS * NUMBER_WIDTH])
    }
}

/// A block that adds to the stream.
#[derive(Module, Debug)]
struct Block {
    widen: Linear,
    narrow: Linear,
    inside: Dropout,
    outside: Dropout,
}

impl Block {
    fn build(tensors: &mut impl Tensors, name: &str, dropout: f64) -> Result<Block, WeightsError> {
        Ok(Block {
            widen: tensors.linear(&format!("{name}.widen"), WIDTH, BLOCK_WIDTH)?,
            narrow: tensors.linear(&format!("{name}.narrow"), BLOCK_WIDTH, WIDTH)?,
            inside: DropoutConfig::new(dropout).init(),
            outside: DropoutConfig::new(dropout / 2.0).init(),
        })
    }

    fn forward(&self, stream: Tensor<2>) -> Tensor<2> {
        let widened = self.inside.forward(silu(self.widen.forward(normalised(stream.clone()))));
        stream + self.outside.forward(self.narrow.forward(widened))
    }
}

/// Every row at a root mean square of 1. Without a gain of its own: what follows is a layer that can scale.
fn normalised(stream: Tensor<2>) -> Tensor<2> {
    let mean_square = (stream.clone() * stream.clone()).mean_dim(1);
    stream / (mean_square + 1e-6).sqrt()
}
