//! The summary as tables in Markdown, for the README.

use amalgamix::report::{PlaylistRow, Summary, SystemFigures};

/// The systems of one protocol after the other, then playlists of one and of three genres.
pub fn tables(summary: &Summary) -> String {
    let protocols = ["listener", "honest", "original"].map(|protocol| {
        let rows = summary.systems.iter().filter(|row| row.protocol == protocol).map(system);
        format!(
            "| {protocol} | top-1 | top-3 | macro-F1 | log-loss | calibration error | weights |\n\
             |---|---|---|---|---|---|---|\n{}",
            rows.collect::<String>()
        )
    });
    let playlists = summary.playlists.iter().filter(|row| [1, 3].contains(&row.genres)).map(playlist);
    format!(
        "{}\n| playlists of held-out tracks | genres | from tracks to the playlist | largest is right | in the top 3 |\n\
         |---|---|---|---|---|\n{}",
        protocols.join("\n"),
        playlists.collect::<String>()
    )
}

fn system(row: &SystemFigures) -> String {
    let or_dash = |number: Option<String>| number.unwrap_or_else(|| "–".into());
    let weights = if row.parameters > 0 { row.parameters.to_string() } else { "–".into() };
    format!(
        "| {} | {} | {} | {} | {} | {} | {weights} |\n",
        row.system,
        percent(row.top_1),
        percent(row.top_3),
        or_dash(row.macro_f1.map(percent)),
        or_dash(row.log_loss.map(|loss| format!("{loss:.3}"))),
        or_dash(row.calibration_error.map(|error| format!("{error:.3}"))),
    )
}

fn playlist(row: &PlaylistRow) -> String {
    let PlaylistRow { protocol, aggregation, genres, top_1, recall, .. } = row;
    format!("| {protocol} | {genres} | {aggregation} | {} | {} |\n", percent(*top_1), percent(*recall))
}

fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}
