//! Which genres are taken for which.

use amalgamix::report::Figure;

use super::Drawn;
use super::heatmap::Heatmap;

/// How many mistakes the table lists.
const LISTED: usize = 30;

/// Draws the shares of a confusion matrix, a row a true genre.
pub fn confusion(file: &str, title: &str, genres: &[String], shares: &[Vec<f64>]) -> Drawn {
    let axes = Some(["rows: filed under", "columns: taken for"]);
    let svg = Heatmap { title, names: genres, axes, values: shares, side: 17.0, written: false }.draw();
    let mut mistakes: Vec<(f64, usize, usize)> = (0..genres.len())
        .flat_map(|truth| (0..genres.len()).map(move |answer| (truth, answer)))
        .filter(|(truth, answer)| truth != answer)
        .map(|(truth, answer)| (shares[truth][answer], truth, answer))
        .collect();
    mistakes.sort_by(|one, other| other.0.total_cmp(&one.0));
    let best = (0..genres.len()).max_by(|one, other| shares[*one][*one].total_cmp(&shares[*other][*other]));
    let known = best.map(|genre| format!("{} ({:.0} %)", genres[genre], shares[genre][genre] * 100.0));
    let row = |(share, truth, answer): &(f64, usize, usize)| {
        vec![genres[*truth].clone(), genres[*answer].clone(), format!("{:.0} %", share * 100.0)]
    };
    Drawn {
        figure: Figure {
            file: file.into(),
            title: title.into(),
            caption: format!(
                "A row is what a track is filed under, a column what it was taken for; the diagonal is right. Known best: \
                 {}. The table lists the {LISTED} most frequent mistakes.",
                known.unwrap_or_default()
            ),
            size: svg.size(),
            columns: ["filed under", "taken for", "share of its tracks"].map(String::from).to_vec(),
            rows: mistakes.iter().take(LISTED).map(row).collect(),
        },
        svg: svg.finish(),
    }
}
