//! How a file was read: what it was, what was understood of it, what was left out and why.

use amalgamix::import::{Format, Report, Skipped};
use yew::{Html, html};

use crate::words;

/// The report, in one line that opens.
pub fn view(report: &Report) -> Html {
    let columns = !report.columns.understood.is_empty();
    if !columns && report.skipped.is_empty() && report.dropped_values.is_empty() && report.notes.is_empty() {
        return html! { <p>{ summary(report) }</p> };
    }
    html! {
        <details class="report">
            <summary>{ summary(report) }</summary>
            if columns {
                <p>{ report.columns.to_string() }</p>
            }
            if !report.notes.is_empty() {
                <h2>{ "Worth knowing" }</h2>
                <ul role="list">
                    { for report.notes.iter().map(|note| html! { <li>{ format!("{note}.") }</li> }) }
                </ul>
            }
            if !report.skipped.is_empty() {
                <h2>{ "What was skipped" }</h2>
                <ul class="report__rows" role="list">
                    { for report.skipped.iter().map(|row| html! { <li>{ skipped(report.format, row) }</li> }) }
                </ul>
            }
            if !report.dropped_values.is_empty() {
                <h2>{ "Values that could not be used" }</h2>
                <ul role="list">
                    { for report.dropped_values.iter().map(|values| html! { <li>{ dropped(values.count, &values.column) }</li> }) }
                </ul>
            }
        </details>
    }
}

fn summary(report: &Report) -> String {
    let (one, many) = if report.format.has_entries() { ("entry", "entries") } else { ("row", "rows") };
    let rows = words::count(report.rows, one, many);
    let skipped = match report.skipped.len() {
        0 => String::new(),
        skipped => format!(", {} skipped", words::grouped(skipped)),
    };
    let dropped = match report.dropped_values.iter().map(|values| values.count).sum() {
        0 => String::new(),
        dropped => format!(", {} unusable", words::count(dropped, "value", "values")),
    };
    let notes = match report.notes.len() {
        0 => String::new(),
        notes => format!(", {}", words::count(notes, "note", "notes")),
    };
    format!("{rows} read{skipped}{dropped}{notes}, from {}", format_name(report.format))
}

fn skipped(format: Format, row: &Skipped) -> String {
    format!("{} {}: {}.", format.place(), row.line, row.reason)
}

fn dropped(count: usize, column: &str) -> String {
    format!("{} of “{column}”.", words::grouped(count))
}

fn format_name(format: Format) -> &'static str {
    match format {
        Format::ExportifyNet => "an exportify.net file",
        Format::ExportifyApp => "an exportify.app file",
        Format::AmalgaMix => "a list that was taken along from here",
        Format::Links => "pasted links",
        Format::Spotify => "Spotify",
        Format::AccountData => "Spotify’s account data",
        Format::OtherCsv => "a CSV file",
    }
}

#[cfg(test)]
mod tests {
    use amalgamix::import::{Columns, DroppedValues, Note, SkipReason};

    use super::*;

    fn check(skipped: usize, dropped: usize, notes: Vec<Note>, expected: &str) {
        let skipped = vec![Skipped { line: 7, reason: SkipReason::Episode }; skipped];
        let dropped_values =
            if dropped == 0 { vec![] } else { vec![DroppedValues { column: "tempo".into(), count: dropped }] };
        let format = Format::ExportifyNet;
        let report = Report { format, rows: 3120, columns: Columns::default(), skipped, dropped_values, notes };
        assert_eq!(summary(&report), expected);
    }

    #[test]
    fn places_are_called_what_they_count() {
        let row = Skipped { line: 3, reason: SkipReason::Episode };
        assert_eq!(skipped(Format::OtherCsv, &row), "Line 3: it is a podcast episode, not a track.");
        assert_eq!(skipped(Format::AccountData, &row), "Entry 3: it is a podcast episode, not a track.");
    }

    #[test]
    fn the_summary_names_what_is_missing() {
        check(0, 0, vec![], "3,120 rows read, from an exportify.net file");
        check(3, 0, vec![], "3,120 rows read, 3 skipped, from an exportify.net file");
        check(3, 1, vec![], "3,120 rows read, 3 skipped, 1 value unusable, from an exportify.net file");
        check(0, 12, vec![], "3,120 rows read, 12 values unusable, from an exportify.net file");
        check(0, 0, vec![Note::LocalFiles(2)], "3,120 rows read, 1 note, from an exportify.net file");
    }
}
