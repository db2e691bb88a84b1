//! What the README quotes is what the commands measured.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

const README: &str = include_str!("../README.md");
const METRICS: &str = include_str!("../weights/metrics.json");

#[test]
fn the_figures_are_those_that_training_wrote() {
    let metrics: serde_json::Value = serde_json::from_str(METRICS).unwrap();
    for protocol in ["honest", "listener", "honest_without_shared_artists", "listener_without_shared_artists"] {
        let figure = |name: &str| metrics[protocol][name].as_f64().unwrap();
        let percent = |name| format!("{:.1} %", figure(name) * 100.0);
        let row = format!(
            "| {} | {} | {} | {:.3} |",
            percent("top_1"),
            percent("top_3"),
            percent("macro_f1"),
            figure("calibration_error")
        );
        assert!(README.contains(&row), "the README lacks the figures of {protocol}: {row}");
    }
}
