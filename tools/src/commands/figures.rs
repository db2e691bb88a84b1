//! `figures`: from the reports of the other commands to the summary and the drawings that page and README show.

use std::path::{Path, PathBuf};

use amalgamix::genres::{Genre, GenreTable};
use amalgamix::network::NetworkName;
use amalgamix::report::{FOLDER, ListRow, NeighbourRow, PlaylistRow, SUMMARY, SimilarityRow, Summary, SystemFigures};
use clap::Args;
use serde::de::DeserializeOwned;

use super::alike;
use super::evaluate::Calibration;
use super::judge::Report;
use super::prepare::Features;
use super::tell;
use crate::alike::Ranking;
use crate::boosted::BoostedFigures;
use crate::confusion::Confusion;
use crate::engine::{load_genres, read, write};
use crate::failure::Failure;
use crate::figures::{Curve, Drawn, Points, Unit, calibration, confusion, correlation, curves, genre_tree, tables};
use crate::genres::GenreTree;
use crate::judgement::ListFigures;
use crate::measure::Figures;
use crate::neighbours::{NearestNeighbour, Precision};
use crate::playlists::PlaylistFigures;
use crate::protocol::Protocol;
use crate::train::{Run, SplitBy};

/// Between these lines the README has the tables.
const BEGIN: &str = "<!-- tables -->";
const END: &str = "<!-- end of tables -->";

/// Draw the reports and sum them up, for the page and the README
#[derive(Args)]
pub struct Options {
    /// The folder of the report
    #[arg(long, default_value = FOLDER)]
    report: PathBuf,
    /// The README whose tables are brought up to date
    #[arg(long, default_value = "README.md")]
    readme: PathBuf,
    /// The folder with the genre table
    #[arg(long, default_value = "weights")]
    weights: PathBuf,
}

impl Options {
    pub fn run(self) -> Result<(), Failure> {
        let genres = load_genres(&self.weights)?;
        let runs = self.runs()?;
        let drawn = self.drawings(&genres, &runs)?;
        let summary = Summary {
            systems: self.systems(&runs)?,
            playlists: self.read::<Vec<PlaylistFigures>>("playlists")?.into_iter().map(playlist_row).collect(),
            neighbours: self.read::<Vec<Precision>>("neighbours")?.into_iter().map(neighbour_row).collect(),
            recommendations: self
                .read::<Report>("recommendations")?
                .judgement
                .lists
                .into_iter()
                .map(list_row)
                .collect(),
            similarities: self
                .read::<alike::Report>("alike")?
                .figures
                .rankings
                .into_iter()
                .map(similarity_row)
                .collect(),
            figures: drawn.iter().map(|drawn| drawn.figure.clone()).collect(),
        };
        for Drawn { figure, svg } in &drawn {
            write(&self.report.join(&figure.file), svg)?;
        }
        write(&self.report.join(SUMMARY), serde_json::to_string_pretty(&summary)? + "\n")?;
        self.tell_in_readme(&tables(&summary))?;
        tell(format_args!("{} drawings and {SUMMARY} in {}", drawn.len(), self.report.display()));
        Ok(())
    }

    /// Puts the tables where the README has the last ones.
    fn tell_in_readme(&self, tables: &str) -> Result<(), Failure> {
        write(&self.report.join("tables.md"), tables)?;
        let readme = String::from_utf8_lossy(&read(&self.readme)?).into_owned();
        let parts = readme.split_once(BEGIN).and_then(|(before, rest)| Some((before, rest.split_once(END)?.1)));
        match parts {
            Some((before, after)) => write(&self.readme, format!("{before}{BEGIN}\n{tables}{END}{after}")),
            None => Ok(()),
        }
    }

    /// The reports of the training runs that there are.
    fn runs(&self) -> Result<Vec<Run>, Failure> {
        let mut runs = Vec::new();
        for split in [SplitBy::Artist, SplitBy::Row] {
            for network in NetworkName::ALL {
                let path = self.report.join(format!("run-{network}-{}.json", split.as_str()));
                if path.exists() {
                    runs.push(parsed(&path)?);
                }
            }
        }
        Ok(runs)
    }

    fn systems(&self, runs: &[Run]) -> Result<Vec<SystemFigures>, Failure> {
        let of_run = |run: &Run| -> Vec<SystemFigures> {
            let row = |(protocol, measured): (&Protocol, &crate::train::Measured)| {
                system(*protocol, called(run.network), run.parameters, run.minutes, &measured.all)
            };
            run.measured.iter().map(row).collect()
        };
        let mut systems: Vec<SystemFigures> = runs.iter().flat_map(of_run).collect();
        let boosted = self.read::<Vec<BoostedFigures>>("boosted")?;
        systems
            .extend(boosted.iter().map(|found| system(found.protocol, "boosted trees", 0, found.minutes, &found.all)));
        systems.push(by_nearest_neighbour(&self.read("twins")?));
        let order = |system: &SystemFigures| {
            ["listener", "honest", "original"].iter().position(|known| *known == system.protocol)
        };
        systems.sort_by(|one, other| order(one).cmp(&order(other)).then(other.top_1.total_cmp(&one.top_1)));
        Ok(systems)
    }

    fn drawings(&self, genres: &GenreTable, runs: &[Run]) -> Result<Vec<Drawn>, Failure> {
        let names: Vec<String> = Genre::all().map(|genre| genres.name(genre).to_owned()).collect();
        let features: Features = self.read("features")?;
        let tree: GenreTree = self.read("genre-tree")?;
        let points = |found: Calibration| Points {
            protocol: name(found.protocol),
            bins: found.bins.iter().map(|bin| (bin.rows, bin.claimed, bin.hits)).collect(),
        };
        let calibrations: Vec<Points> = self.read::<Vec<Calibration>>("calibration")?.into_iter().map(points).collect();
        let mut drawn = vec![
            correlation(&features.features, &features.correlations),
            calibration(&calibrations),
            genre_tree(&tree.members, &tree.gathered_by, &names, &tree.merges),
        ];
        for found in self.read::<Vec<Confusion>>("confusion")? {
            let protocol = name(found.protocol);
            let title = format!("What is taken for what ({protocol})");
            drawn.push(confusion(&format!("confusion-{protocol}.svg"), &title, &names, &found.shares));
        }
        drawn.extend(runs.iter().map(curves_of));
        Ok(drawn)
    }

    fn read<Report: DeserializeOwned>(&self, name: &str) -> Result<Report, Failure> {
        parsed(&self.report.join(format!("{name}.json")))
    }
}

fn parsed<Report: DeserializeOwned>(path: &Path) -> Result<Report, Failure> {
    Ok(serde_json::from_slice(&read(path)?)?)
}

fn name(protocol: Protocol) -> String {
    format!("{protocol:?}").to_lowercase()
}

/// What readers call a network.
fn called(network: NetworkName) -> &'static str {
    match network {
        NetworkName::Logistic => "logistic regression",
        NetworkName::Dense => "dense network",
        NetworkName::Conv1d => "Conv1D hybrid",
        NetworkName::Residual => "residual network",
    }
}

fn system(protocol: Protocol, system: &str, parameters: usize, minutes: f64, figures: &Figures) -> SystemFigures {
    SystemFigures {
        protocol: name(protocol),
        system: system.into(),
        parameters,
        minutes,
        top_1: figures.top_1,
        top_3: figures.top_3,
        macro_f1: Some(figures.macro_f1),
        log_loss: Some(figures.log_loss),
        calibration_error: Some(figures.calibration_error),
    }
}

fn by_nearest_neighbour(found: &NearestNeighbour) -> SystemFigures {
    SystemFigures {
        protocol: name(Protocol::Original),
        system: "nearest neighbour, no learning".into(),
        parameters: 0,
        minutes: 0.0,
        top_1: found.top_1,
        top_3: found.top_3,
        macro_f1: None,
        log_loss: None,
        calibration_error: None,
    }
}

fn playlist_row(found: PlaylistFigures) -> PlaylistRow {
    PlaylistRow {
        protocol: name(found.protocol),
        aggregation: found.aggregation.to_string(),
        genres: found.genres,
        top_1: found.top_1,
        recall: found.recall,
        error: found.error,
    }
}

fn neighbour_row(found: Precision) -> NeighbourRow {
    NeighbourRow {
        protocol: name(found.protocol),
        by: found.by,
        among_all: found.among_all,
        inside_top_3: found.inside_top_3,
    }
}

fn list_row(found: ListFigures) -> ListRow {
    ListRow {
        by: found.by,
        genre_precision: found.genre_precision,
        artist_precision: found.artist_precision,
        feature_diversity: found.feature_diversity.to_playlist,
        embedding_diversity: found.embedding_diversity.to_playlist,
        error: found.calibration_error,
        coverage: found.coverage,
    }
}

fn similarity_row(found: Ranking) -> SimilarityRow {
    SimilarityRow {
        by: found.by,
        genres_over_nothing: found.genres_over_nothing,
        artists_over_genres: found.artists_over_genres,
        genres_over_half: found.genres_over_half,
        half_over_nothing: found.half_over_nothing,
    }
}

/// By artist the losses, which decide there; by row the hits with and without twins, which explain that protocol.
fn curves_of(run: &Run) -> Drawn {
    let of = |value: fn(&crate::train::Epoch) -> f64| run.epochs.iter().map(value).collect();
    let (file, network) = (format!("curve-{}-{}.svg", run.network, run.split.as_str()), called(run.network));
    match run.split {
        SplitBy::Artist => curves(
            &file,
            &format!("Training the {network}, split by artist"),
            "The training loss is on harder targets (features hidden, labels smoothed, rows mixed), so it lies higher.",
            Unit::Loss,
            &[
                Curve { name: "training", values: of(|epoch| epoch.training_loss) },
                Curve { name: "validation", values: of(|epoch| epoch.validation_loss) },
            ],
        ),
        SplitBy::Row => curves(
            &file,
            &format!("Training the {network}, split by row"),
            "Top-1 on validation rows: those with a copy of the same track to learn from, and those without. What rises \
             on twins alone is memory.",
            Unit::ShareRight,
            &[
                Curve { name: "all rows", values: of(|epoch| epoch.top_1) },
                Curve { name: "with a twin", values: of(|epoch| epoch.top_1_with_relative) },
                Curve { name: "without a twin", values: of(|epoch| epoch.top_1_without_relative) },
            ],
        ),
    }
}
