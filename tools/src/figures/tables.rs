//! The summary as tables in Markdown, for the README.

use amalgamix::report::{ListRow, NeighbourRow, PlaylistRow, SimilarityRow, Summary, SystemFigures};

/// The systems of one protocol after the other, then playlists of one and of three genres, near tracks, lists of
/// recommendations, and pairs of playlists.
pub fn tables(summary: &Summary) -> String {
    let protocols = ["listener", "honest", "original"].map(|protocol| {
        let rows = summary.systems.iter().filter(|row| row.protocol == protocol).map(system);
        format!(
            "| {protocol} | top-1 | top-3 | macro-F1 | log-loss | calibration error | numbers trained | minutes |\n\
             |---|---|---|---|---|---|---|---|\n{}",
            rows.collect::<String>()
        )
    });
    let playlists = summary.playlists.iter().filter(|row| [1, 3].contains(&row.genres)).map(playlist);
    format!(
        "{}\n| playlists of held-out tracks | genres | from tracks to the playlist | largest is right | in the top 3 | \
         error of the shares |\n|---|---|---|---|---|---|\n{}\n\
         | the ten nearest tracks | by | share a genre | share a genre, inside the top 3 |\n|---|---|---|---|\n{}\n\
         | recommendations | of the right genre, in 10 | by a hidden artist, in 10 | diversity in features, of the playlist's | \
         in the embedding | error of the shares | of the catalog |\n|---|---|---|---|---|---|---|\n{}\n\
         | the more alike pair has the higher number | same genres over none | same artists over same genres | \
         same genres over half of them | half of them over none |\n|---|---|---|---|---|\n{}",
        protocols.join("\n"),
        playlists.collect::<String>(),
        summary.neighbours.iter().map(neighbour).collect::<String>(),
        summary.recommendations.iter().map(list).collect::<String>(),
        summary.similarities.iter().map(similarity).collect::<String>()
    )
}

fn system(row: &SystemFigures) -> String {
    let or_dash = |number: Option<String>| number.unwrap_or_else(|| "–".into());
    format!(
        "| {} | {} | {} | {} | {} | {} | {} | {} |\n",
        row.system,
        percent(row.top_1),
        percent(row.top_3),
        or_dash(row.macro_f1.map(percent)),
        or_dash(row.log_loss.map(|loss| format!("{loss:.3}"))),
        or_dash(row.calibration_error.map(|error| format!("{error:.3}"))),
        or_dash((row.parameters > 0).then(|| row.parameters.to_string())),
        or_dash((row.minutes > 0.0).then(|| format!("{:.0}", row.minutes.max(1.0)))),
    )
}

fn playlist(row: &PlaylistRow) -> String {
    let PlaylistRow { protocol, aggregation, genres, top_1, recall, error } = row;
    format!("| {protocol} | {genres} | {aggregation} | {} | {} | {error:.2} |\n", percent(*top_1), percent(*recall))
}

fn neighbour(row: &NeighbourRow) -> String {
    let NeighbourRow { protocol, by, among_all, inside_top_3 } = row;
    format!("| {protocol} | {by} | {} | {} |\n", percent(*among_all), percent(*inside_top_3))
}

fn list(row: &ListRow) -> String {
    let ListRow { by, feature_diversity, embedding_diversity, error, .. } = row;
    format!(
        "| {by} | {} | {} | {feature_diversity:.2} | {embedding_diversity:.2} | {error:.2} | {} |\n",
        percent(row.genre_precision),
        percent(row.artist_precision),
        percent(row.coverage)
    )
}

fn similarity(row: &SimilarityRow) -> String {
    let SimilarityRow { by, .. } = row;
    let shares = [row.genres_over_nothing, row.artists_over_genres, row.genres_over_half, row.half_over_nothing];
    format!("| {by} | {} |\n", shares.map(percent).join(" | "))
}

fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}
