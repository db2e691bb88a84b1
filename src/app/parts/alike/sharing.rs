//! A taste on its way to a friend: first what is in it, then the ways out.

use amalgamix::wire::Written;
use web_sys::{Event, HtmlInputElement, InputEvent};
use yew::{Callback, Html, TargetCast, classes, html};

use super::{inside, qr, said};
use crate::parts::heading::ArrivedHeading;
use crate::parts::{Dispatch, notice, progress};
use crate::state::{Action, AlikeAction, Sharing, State, Taste, Way};

/// The section; nothing while none is shared.
pub fn view(state: &State, device_shares: bool, dispatch: &Dispatch) -> Html {
    let Some(sharing) = &state.alike.sharing else { return Html::default() };
    let Some(taste) = state.alike.taste(sharing.of) else { return Html::default() };
    html! {
        <section class="share" aria-labelledby="share-heading" key={sharing.of}>
            <ArrivedHeading id="share-heading" text={format!("Share {}", said::quoted(taste))} />
            <div class="share__columns">
                <div class="share__what">
                    { inside::view(&sharing.told(&taste.portrait), state.engines.genres()) }
                    { fields(sharing, taste, dispatch) }
                </div>
                <div class="share__out">
                    { out(sharing, device_shares, dispatch) }
                    <p>{ notice::button("Done", Action::Alike(AlikeAction::KeepToMyself), dispatch) }</p>
                </div>
            </div>
        </section>
    }
}

/// What is told besides, by the visitor's will.
fn fields(sharing: &Sharing, taste: &Taste, dispatch: &Dispatch) -> Html {
    let knows_artists = taste.portrait.artists.is_some();
    let (name, artists) = (sharing.name.clone(), sharing.artists);
    let on_name = changed(dispatch, move |field| AlikeAction::Tell { name: field.value(), artists });
    // With every letter: a code that is taken at once has the whole name.
    let on_name = on_name.reform(|event: InputEvent| event.into());
    let on_artists = changed(dispatch, move |field| AlikeAction::Tell { name: name.clone(), artists: field.checked() });
    html! {
        <div class="share__fields">
            <label class="field">
                { "The name your friend will see; may be empty" }
                <input class="text-field" value={sharing.name.clone()} maxlength="24" autocomplete="off" oninput={on_name} />
            </label>
            if knows_artists {
                <label class="choice__option">
                    <input type="checkbox" checked={artists} onchange={on_artists} />
                    <span>{ "Tell the artists too, blurred" }</span>
                </label>
            } else {
                <p class="aside">{ "This taste knows no artists that it could tell." }</p>
            }
        </div>
    }
}

/// What happens when a field has been changed.
fn changed(dispatch: &Dispatch, tell: impl Fn(&HtmlInputElement) -> AlikeAction + 'static) -> Callback<Event> {
    let dispatch = dispatch.clone();
    Callback::from(move |event: Event| {
        if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
            dispatch.emit(Action::Alike(tell(&field)));
        }
    })
}

fn out(sharing: &Sharing, device_shares: bool, dispatch: &Dispatch) -> Html {
    if let Some(error) = sharing.written.error() {
        return notice::alert(
            "No code could be written",
            error,
            notice::button("Try again", Action::Alike(AlikeAction::AskAgain), dispatch),
        );
    }
    match sharing.written.value() {
        // What no longer tells what is said beside it keeps its room, and is neither seen nor taken.
        Some(written) => html! {
            <div class={classes!("share__ways", (!sharing.written.is_ready()).then_some("share__ways--outdated"))}>
                { ways(sharing, written, device_shares, dispatch) }
            </div>
        },
        None => progress::view("share-progress", "Writing the code".into(), None),
    }
}

fn ways(sharing: &Sharing, written: &Written, device_shares: bool, dispatch: &Dispatch) -> Html {
    let way = |words, way| notice::button(words, Action::Alike(AlikeAction::Hand(way)), dispatch);
    html! {
        <>
            { qr::view(&written.squares, format!("QR code of “{}”", said::name(&sharing.name))) }
            <label class="field">
                { "Link" }
                <input class="text-field" readonly=true value={written.link.clone()} />
            </label>
            <label class="field">
                { format!("Code, {} characters", written.code.chars().count()) }
                <textarea class="links__field" readonly=true rows="3" value={written.code.clone()} />
            </label>
            <div class="ways">
                { way("Copy link", Way::Link) }
                { way("Copy code", Way::Code) }
                { way("Save as file", Way::File) }
                { way("Save QR code", Way::Picture) }
                if device_shares {
                    { way("Share…", Way::Device) }
                }
            </div>
            <p class="take__said" role="status">{ became(sharing) }</p>
        </>
    }
}

/// What became of the way that was last taken.
fn became(sharing: &Sharing) -> String {
    let Some(way) = sharing.way else { return String::new() };
    match (sharing.arrival.error(), sharing.arrival.is_ready()) {
        (Some(error), _) => error.to_owned(),
        (None, false) => String::new(),
        (None, true) => match way {
            Way::Link => "The link is on the clipboard.",
            Way::Code => "The code is on the clipboard.",
            Way::File => "The file has gone to your downloads.",
            Way::Picture => "The QR code has gone to your downloads.",
            Way::Device => "The link was handed over.",
        }
        .into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Remote;

    fn check(way: Option<Way>, arrival: Remote<()>, expected: &str) {
        let sharing = Sharing { of: 1, name: "Ben".into(), artists: false, written: Remote::Idle, way, arrival };
        assert_eq!(became(&sharing), expected);
    }

    #[test]
    fn it_is_said_what_became_of_it() {
        check(None, Remote::Idle, "");
        check(Some(Way::Link), Remote::Loading { ticket: 1, progress: None, last: None }, "");
        check(Some(Way::Link), Remote::Ready(()), "The link is on the clipboard.");
        check(
            Some(Way::Device),
            Remote::Failed { error: "Nothing was shared.".into(), last: None },
            "Nothing was shared.",
        );
    }
}
