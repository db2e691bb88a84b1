//! Gradient-boosted trees (LightGBM, by a script in Python), the yardstick that networks on tables have to beat.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use amalgamix::encode::scaled;
use amalgamix::features::Feature;
use amalgamix::genres::{GENRE_COUNT, Probabilities};
use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::measure::{Figures, figures};
use crate::protocol::{Example, Parts, Protocol};

const SCRIPT: &str = "tools/boosted/boosted_trees.py";
const REQUIREMENTS: &str = "tools/boosted/requirements.txt";
/// Where Python's packages and the tables for the script are kept.
const FOLDER: &str = "target/boosted";

/// What the trees get right.
#[derive(Serialize, Deserialize)]
pub struct BoostedFigures {
    /// What they learnt from and were measured on.
    pub protocol: Protocol,
    /// How many rounds of 57 trees validation found best.
    pub rounds: usize,
    /// How long it took.
    pub minutes: f64,
    /// On the test part.
    pub all: Figures,
}

/// Trains trees on these parts as the protocol shows them, and measures them.
pub fn boosted(parts: &Parts, protocol: Protocol) -> Result<BoostedFigures, Failure> {
    let begun = Instant::now();
    let folder = PathBuf::from(FOLDER).join(format!("{protocol:?}").to_lowercase());
    fs::create_dir_all(&folder).map_err(Failure::of(&folder))?;
    for (name, rows) in [("training", &parts.training), ("validation", &parts.validation)] {
        store(&folder, name, rows.iter().flat_map(|row| labelled(row, protocol)))?;
    }
    store(&folder, "test", parts.test.iter().flat_map(|row| labelled(row, protocol).into_iter().take(1)))?;
    let printed = run(Command::new(python()?).arg(SCRIPT).arg(&folder))?;
    let answers = answers(&folder)?;
    Ok(BoostedFigures {
        protocol,
        rounds: printed.trim().parse().unwrap_or(0),
        minutes: begun.elapsed().as_secs_f64() / 60.0,
        all: figures(parts.test.iter().zip(&answers)),
    })
}

/// The Python that has the packages which the script needs; they are installed the first time.
fn python() -> Result<PathBuf, Failure> {
    let environment = Path::new(FOLDER).join("python");
    let python = environment.join("bin/python");
    if !python.exists() {
        run(Command::new("python3").args(["-m", "venv"]).arg(&environment))?;
        run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "-r", REQUIREMENTS]))?;
    }
    Ok(python)
}

fn run(command: &mut Command) -> Result<String, Failure> {
    let told = format!("{command:?}");
    let output = command.output().map_err(Failure::of(Path::new(&told)))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(Failure::Script { command: told, said: String::from_utf8_lossy(&output.stderr).into_owned() })
    }
}

fn store(folder: &Path, name: &str, rows: impl Iterator<Item = Vec<f32>>) -> Result<(), Failure> {
    let bytes: Vec<u8> = rows.flatten().flat_map(f32::to_le_bytes).collect();
    crate::engine::write(&folder.join(format!("{name}.f32")), bytes)
}

/// One line a genre of the row: the features, the genre, the line's weight.
fn labelled(row: &Example, protocol: Protocol) -> Vec<Vec<f32>> {
    let track = protocol.view(&row.features);
    let number = |feature| track.get(feature).map_or(f32::NAN, |value| scaled(feature, value));
    let mut line: Vec<f32> = Feature::ALL.into_iter().map(number).collect();
    line.push(track.key.map_or(f32::NAN, |key| key.pitch_class().into()));
    line.push(track.mode.map_or(f32::NAN, |mode| f32::from(mode as u8)));
    line.push(track.time_signature.map_or(f32::NAN, |signature| signature.beats().into()));
    line.push(track.explicit.map_or(f32::NAN, f32::from));
    let weight = 1.0 / row.genres.len() as f32;
    row.genres.iter().map(|genre| [&line[..], &[genre.index() as f32, weight]].concat()).collect()
}

fn answers(folder: &Path) -> Result<Vec<Probabilities>, Failure> {
    let bytes = crate::engine::read(&folder.join("test-probabilities.f32"))?;
    let numbers: Vec<f32> = bytes.as_chunks().0.iter().map(|number: &[u8; 4]| f32::from_le_bytes(*number)).collect();
    let rows = numbers.chunks_exact(GENRE_COUNT).map(Probabilities::new);
    Ok(rows.collect::<Result<_, _>>().map_err(crate::train::TrainError::from)?)
}
