//! How sure the network is, against how often it is right.

use amalgamix::report::Figure;

use super::Drawn;
use super::svg::{Anchor, Svg};

const SIDE: f64 = 360.0;
const MARGIN: f64 = 56.0;

/// One protocol's points: how many rows, how sure, how often right.
pub struct Points {
    /// The protocol.
    pub protocol: String,
    /// Rows, mean probability, share of hits.
    pub bins: Vec<(f64, f64, f64)>,
}

/// Draws up to two protocols.
pub fn calibration(protocols: &[Points]) -> Drawn {
    let title = "How sure the network is, and how often it is right";
    let mut svg = Svg::new(SIDE + MARGIN + 20.0, SIDE + MARGIN + 30.0, title);
    let place = |claimed: f64, hits: f64| (MARGIN + SIDE * claimed, 24.0 + SIDE * (1.0 - hits));
    for step in 0..=4 {
        let share = f64::from(step) / 4.0;
        svg.polyline("grid", &[place(0.0, share), place(1.0, share)]);
        let (x, y) = place(0.0, share);
        svg.text((x - 8.0, y + 4.0), Anchor::End, "small", &format!("{:.0} %", share * 100.0));
        let (x, y) = place(share, 0.0);
        svg.text((x, y + 18.0), Anchor::Middle, "small", &format!("{:.0} %", share * 100.0));
    }
    svg.polyline("line", &[place(0.0, 0.0), place(1.0, 1.0)]);
    svg.text((MARGIN, 14.0), Anchor::Start, "small soft", "right");
    svg.text((MARGIN + SIDE / 2.0, SIDE + 60.0), Anchor::Middle, "small soft", "probability that it gave");
    for ((index, points), (class, dot)) in protocols.iter().enumerate().zip([("one", "dot"), ("other", "dot-other")]) {
        let shown: Vec<_> = points.bins.iter().filter(|(rows, ..)| *rows > 0.0).collect();
        let line: Vec<_> = shown.iter().map(|(_, claimed, hits)| place(*claimed, *hits)).collect();
        svg.polyline(class, &line);
        for ((rows, ..), point) in shown.iter().zip(&line) {
            svg.circle(dot, *point, 2.0 + (rows / 100.0).sqrt().min(6.0));
        }
        let key = (MARGIN + 14.0, 44.0 + 20.0 * index as f64);
        svg.polyline(class, &[key, (key.0 + 30.0, key.1)]);
        svg.text((key.0 + 36.0, key.1 + 4.0), Anchor::Start, "small", &points.protocol);
    }
    let rows = protocols.iter().flat_map(|points| {
        points.bins.iter().filter(|(rows, ..)| *rows > 0.0).map(|(rows, claimed, hits)| {
            vec![
                points.protocol.clone(),
                format!("{:.1} %", claimed * 100.0),
                format!("{:.1} %", hits * 100.0),
                format!("{rows:.0}"),
            ]
        })
    });
    Drawn {
        figure: Figure {
            file: "calibration.svg".into(),
            title: title.into(),
            caption: "Held-out tracks in groups by the probability of their likeliest genre. On the straight line a \
                      probability comes true as often as it says; larger dots stand for more tracks."
                .into(),
            size: svg.size(),
            columns: ["protocol", "probability", "right", "tracks"].map(String::from).to_vec(),
            rows: rows.collect(),
        },
        svg: svg.finish(),
    }
}
