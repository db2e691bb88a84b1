//! How a recommendation sounds beside the track that is nearest to it, feature by feature.

use amalgamix::catalog::SoundCodes;
use amalgamix::recommend::{Compared, Reason};
use yew::{Html, html};

/// The table, behind a click.
pub fn view(reason: &Reason, title: &str) -> Html {
    if reason.compared.is_empty() {
        return Html::default();
    }
    html! {
        <details class="comparison">
            <summary>{ "Compare" }<span class="quiet">{ format!(": {title}") }</span></summary>
            <table>
                <caption>{ format!("How many in a hundred tracks have less; the nearest is “{}”", reason.nearest_title) }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ "Feature" }</th>
                        <th scope="col">{ "Nearest" }</th>
                        <th scope="col">{ "This track" }</th>
                    </tr>
                </thead>
                <tbody>{ for reason.compared.iter().map(row) }</tbody>
            </table>
        </details>
    }
}

fn row(compared: &Compared) -> Html {
    html! {
        <tr>
            <th scope="row">{ compared.feature.name() }</th>
            <td>{ in_a_hundred(compared.theirs) }</td>
            <td>{ in_a_hundred(compared.its) }</td>
        </tr>
    }
}

/// The share of all tracks whose rank is lower.
fn in_a_hundred(rank: u8) -> String {
    (u32::from(rank) * 100 / u32::from(SoundCodes::UNKNOWN)).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_told_as_shares_of_all_tracks() {
        assert_eq!([0, 32, 63].map(in_a_hundred), ["0", "50", "98"]);
    }
}
