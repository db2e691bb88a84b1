//! The ways in which the visitor takes the recommendations along.

use amalgamix::export::Form;
use amalgamix::recommend::Recommendations;
use yew::{Html, html};

use super::{Dispatch, does};
use crate::state::{Action, Outgoing, Work};
use crate::words;

/// What is said of invented tracks.
const INVENTED: &str = "Invented tracks stand nowhere else, so there are no links to copy and nothing for a player.";

/// What is said where each track has a player.
const LISTEN: &str =
    "“Listen” loads Spotify’s player, and Spotify then learns which track you hear. Nothing is loaded before.";

/// The ways for a playlist's recommendations, that to Spotify among them.
pub fn view(work: &Work, list: &Recommendations, invented: bool, to_spotify: Html, dispatch: &Dispatch) -> Html {
    if list.tracks.is_empty() {
        return Html::default();
    }
    ways(invented, LISTEN, work.outgoing.as_deref(), Action::TakeAlong, to_spotify, dispatch)
}

/// The ways for any list, given how its tracks can be heard, what each way does, and what became of the last one that was gone.
pub fn ways(
    invented: bool,
    hearing: &'static str,
    outgoing: Option<&Outgoing>,
    take: fn(Form) -> Action,
    to_spotify: Html,
    dispatch: &Dispatch,
) -> Html {
    let forms = Form::ALL.into_iter().filter(|form| !(invented && form.needs_addresses()));
    html! {
        <div class="take">
            <h3 class="take__heading" id="take-heading">{ "Take it along" }</h3>
            <div class="take__ways" role="group" aria-labelledby="take-heading">
                { for forms.map(|form| way(form, take(form), dispatch)) }
                if !invented {
                    { to_spotify }
                }
            </div>
            <p class="take__about">{ if invented { INVENTED } else { hearing } }</p>
            <p class="take__said" role="status">{ outgoing.map(said).unwrap_or_default() }</p>
        </div>
    }
}

fn way(form: Form, action: Action, dispatch: &Dispatch) -> Html {
    let words = match form {
        Form::Links => "Copy links".into(),
        Form::Csv | Form::Json | Form::M3u => format!("Download {form}"),
    };
    html! { <button type="button" class="button" onclick={does(dispatch, action)}>{ words }</button> }
}

fn said(outgoing: &Outgoing) -> String {
    let tracks = words::tracks(outgoing.tracks);
    match (outgoing.form, outgoing.arrival.error()) {
        (_, Some(error)) => error.to_owned(),
        _ if !outgoing.arrival.is_ready() => String::new(),
        (Form::Links, None) => format!("The links of {tracks} are on the clipboard."),
        (_, None) => format!("“{}” has gone to your downloads, with {tracks}.", outgoing.file_name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Remote;

    fn check(form: Form, arrival: Remote<()>, expected: &str) {
        let outgoing =
            Outgoing { form, file_name: "mine - recommended.csv".into(), text: String::new(), tracks: 30, arrival };
        assert_eq!(said(&outgoing), expected);
    }

    #[test]
    fn it_is_said_what_arrived_where() {
        check(Form::Csv, Remote::Loading { ticket: 1, progress: None, last: None }, "");
        check(Form::Csv, Remote::Ready(()), "“mine - recommended.csv” has gone to your downloads, with 30 tracks.");
        check(Form::Links, Remote::Ready(()), "The links of 30 tracks are on the clipboard.");
        check(Form::Links, Remote::Failed { error: "No.".into(), last: None }, "No.");
    }
}
