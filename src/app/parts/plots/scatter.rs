//! The tracks on a map whose axes are two features. Genres differ by shape and by colour.

use amalgamix::features::Feature;
use amalgamix::genres::Genre;
use yew::{Classes, Html, classes, html};

use super::ground;
use super::measures::{Axis, name, number, written};
use super::numbers::{correlation, quarter, sorted};
use super::spots::{Spot, TOLD_APART, spots, thinned};
use crate::parts::alike::chart;
use crate::parts::genre_tag;
use crate::parts::tracks::Subject;
use crate::words;

/// How many points are drawn at most: more would be a cloud, and slow.
const POINTS: usize = 400;

/// How many tracks are listed one by one in the table.
const LISTED: usize = 100;

/// From which correlation on two features are said to go together, and to do so clearly.
const GO_TOGETHER: [f32; 2] = [0.3, 0.6];

/// The drawing, with the way to choose its axes.
pub fn view(subject: &Subject, [across, up]: [Feature; 2], chooser: Html) -> Html {
    let (found, genres) = spots(subject, [across, up]);
    let axes = [Axis::of(across), Axis::of(up)];
    let said = said(axes, &found);
    let height = |part: f32| 100.0 - inside(part);
    let ticks = || axes[1].ticks().filter(|part| *part > 0.0 && *part < 1.0);
    let drawing = html! {
        <div class="plot">
            { chooser }
            { key(subject, &found, &genres) }
            <p class="plot__name">{ format!("↑ {}", name(up)) }</p>
            <svg class="plot__ground" role="img" aria-label={said.clone()}>
                { ground::lines(ticks().map(height)) }
                { for thinned(&found, POINTS).into_iter().map(|spot| point(subject, axes, spot, &genres)) }
                { for ticks().map(|part| ground::label(height(part), number(up, axes[1].value(part)))) }
            </svg>
            { ground::along(axes[0], inside) }
        </div>
    };
    let table = if found.len() <= LISTED {
        of_tracks(subject, axes, &found)
    } else {
        of_genres(subject, axes, &found, &genres)
    };
    chart::figure("Map of the tracks", said, drawing, table)
}

fn said(axes: [Axis; 2], found: &[Spot]) -> String {
    let [across, up] = axes.map(|axis| axis.feature);
    let pairs: Vec<[f32; 2]> = found.iter().map(|spot| spot.values).collect();
    let together = match correlation(&pairs) {
        _ if across == up => "Both axes are the same.".into(),
        Some(number) if number.abs() >= GO_TOGETHER[0] => {
            let clearly = if number.abs() >= GO_TOGETHER[1] { "clearly" } else { "somewhat" };
            let less = if number > 0.0 { "more" } else { "less" };
            format!("Tracks with more {} {clearly} tend to have {less} {}.", across.name(), up.name())
        }
        _ => format!("In this playlist {} and {} hardly go together.", across.name(), up.name()),
    };
    let drawn = match found.len() {
        many if many > POINTS => {
            format!(" {POINTS} of {} are drawn, evenly from the first to the last.", words::tracks(many))
        }
        few => format!(" {} drawn.", words::count(few, "track is", "tracks are")),
    };
    together + &drawn
}

fn point(subject: &Subject, axes: [Axis; 2], spot: Spot, genres: &[Genre]) -> Html {
    let [across, up] = [0, 1].map(|axis| axes[axis].place(spot.values[axis]));
    let (x, y) = (chart::hundredths(inside(across)), chart::hundredths(100.0 - inside(up)));
    let title = subject.tracks().get(spot.place).map(|track| words::titled(&track.title)).unwrap_or_default();
    let [one, other] = [0, 1].map(|axis| written(axes[axis].feature, spot.values[axis]));
    mark(spot.group, genres.get(spot.group), x, y, format!("{title}: {one}, {other}"))
}

/// A point's place in hundredths, with room for its mark at the edges.
fn inside(part: f32) -> f32 {
    2.0 + part * 96.0
}

/// A disc, a square, a diamond, and for all other genres a ring.
fn mark(group: usize, genre: Option<&Genre>, x: String, y: String, title: String) -> Html {
    let class = classes!("spot", format!("spot--{group}"), colour(genre));
    let title = (!title.is_empty()).then(|| html! { <title>{ title }</title> });
    match group {
        1 | 2 => html! { <rect {class} {x} {y} width="9" height="9">{ title }</rect> },
        _ => html! { <circle {class} cx={x} cy={y} r="5">{ title }</circle> },
    }
}

fn colour(genre: Option<&Genre>) -> Option<Classes> {
    genre.map(|genre| genre_tag::colour(*genre))
}

fn key(subject: &Subject, found: &[Spot], genres: &[Genre]) -> Html {
    html! {
        <ul class="key" role="list">
            { for (0..=TOLD_APART).filter_map(|group| {
                let tracks = found.iter().filter(|spot| spot.group == group).count();
                (tracks > 0).then(|| html! {
                    <li>
                        <svg class="key__mark" aria-hidden="true" focusable="false">
                            { mark(group, genres.get(group), "50%".into(), "50%".into(), String::new()) }
                        </svg>
                        { format!("{} ({})", group_name(subject, genres, group), words::grouped(tracks)) }
                    </li>
                })
            }) }
        </ul>
    }
}

fn group_name(subject: &Subject, genres: &[Genre], group: usize) -> String {
    match (subject.found(), genres.get(group)) {
        (Some((_, names)), Some(genre)) => names.name(*genre).to_owned(),
        _ => "other genres".into(),
    }
}

fn of_tracks(subject: &Subject, axes: [Axis; 2], found: &[Spot]) -> Html {
    let columns = ["Track".into(), name(axes[0].feature), name(axes[1].feature)];
    let rows = found.iter().map(|spot| {
        let title = subject.tracks().get(spot.place).map(|track| words::titled(&track.title)).unwrap_or_default();
        let [one, other] = [0, 1].map(|axis| number(axes[axis].feature, spot.values[axis]));
        vec![format!("{} {title}", spot.place + 1), one, other]
    });
    chart::table("Where each track lies on the map", &columns, rows.collect())
}

fn of_genres(subject: &Subject, axes: [Axis; 2], found: &[Spot], genres: &[Genre]) -> Html {
    let columns = ["Genre".into(), "Tracks".into(), name(axes[0].feature), name(axes[1].feature)];
    let rows = (0..=TOLD_APART).filter_map(|group| {
        let of_group = || found.iter().filter(move |spot| spot.group == group);
        let spread = |axis: usize| {
            let values = sorted(of_group().map(|spot| spot.values[axis]));
            let quarters =
                [1, 2, 3].map(|quarters| quarter(&values, quarters).map(|value| number(axes[axis].feature, value)));
            quarters.map(Option::unwrap_or_default).join(" · ")
        };
        let tracks = of_group().count();
        (tracks > 0).then(|| vec![group_name(subject, genres, group), words::grouped(tracks), spread(0), spread(1)])
    });
    chart::table("Where the tracks of each genre lie: lower quarter, middle, upper quarter", &columns, rows.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pairs: &[[f32; 2]], expected: &str) {
        let found: Vec<Spot> =
            pairs.iter().enumerate().map(|(place, values)| Spot { place, values: *values, group: 0 }).collect();
        assert_eq!(said([Axis::of(Feature::Energy), Axis::of(Feature::Valence)], &found), expected);
    }

    #[test]
    fn it_is_said_how_the_axes_go_together() {
        check(
            &[[0.1, 0.9], [0.5, 0.5], [0.9, 0.2]],
            "Tracks with more energy clearly tend to have less valence. 3 tracks are drawn.",
        );
        check(&[[0.5, 0.5]], "In this playlist energy and valence hardly go together. 1 track is drawn.");
        let many: Vec<[f32; 2]> = (0..2000).map(|number| [number as f32 / 2000.0, (number % 7) as f32 / 7.0]).collect();
        check(
            &many,
            "In this playlist energy and valence hardly go together. 400 of 2,000 tracks are drawn, evenly from the first to the last.",
        );
    }
}
