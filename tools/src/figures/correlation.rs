//! The correlation matrix of the features.

use amalgamix::report::Figure;

use super::Drawn;
use super::heatmap::Heatmap;

/// Draws it.
pub fn correlation(features: &[String], correlations: &[Vec<f64>]) -> Drawn {
    let title = "How the audio features go together";
    let svg = Heatmap { title, names: features, axes: None, values: correlations, side: 44.0, written: true }.draw();
    let cell = |value: &f64| format!("{value:.2}");
    let row = |(name, row): (&String, &Vec<f64>)| std::iter::once(name.clone()).chain(row.iter().map(cell)).collect();
    Drawn {
        figure: Figure {
            file: "correlation.svg".into(),
            title: title.into(),
            caption: strongest(features, correlations),
            size: svg.size(),
            columns: std::iter::once("feature".into()).chain(features.iter().cloned()).collect(),
            rows: features.iter().zip(correlations).map(row).collect(),
        },
        svg: svg.finish(),
    }
}

/// The pair that goes together most, and the one that goes apart most.
fn strongest(features: &[String], correlations: &[Vec<f64>]) -> String {
    let pairs = || (0..features.len()).flat_map(|one| (0..one).map(move |other| (one, other)));
    let by = |pair: &(usize, usize)| correlations[pair.0][pair.1];
    let told = |pair: Option<(usize, usize)>| {
        pair.map(|(one, other)| format!("{} and {} ({:.2})", features[other], features[one], by(&(one, other))))
            .unwrap_or_default()
    };
    format!(
        "Pearson’s correlation over all tracks, on the scales that the networks read. Most alike: {}. Most opposed: {}.",
        told(pairs().max_by(|a, b| by(a).total_cmp(&by(b)))),
        told(pairs().min_by(|a, b| by(a).total_cmp(&by(b)))),
    )
}
