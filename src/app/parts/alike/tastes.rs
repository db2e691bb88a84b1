//! The tastes that are here, each as a small shelf of its genres.

use std::rc::Rc;

use amalgamix::genres::{Genre, GenreTable};
use amalgamix::portrait::Portrait;
use web_sys::{Event, HtmlInputElement};
use yew::{Callback, Html, TargetCast, classes, html};

use super::{bringing, said};
use crate::parts::plain::{all, block, link, list, say, section, text, unseen};
use crate::parts::{Dispatch, does, genre_tag, invented, shelf};
use crate::state::{Action, AlikeAction, Mark, State, Taste, Whence};
use crate::words;

/// How many genres of a taste are named.
const NAMED: usize = 3;

/// What there is to know where there are none.
const WHAT: &str = "A taste is what is known of a playlist in few numbers: its genres and how it sounds, without a title. Bring \
                    two or more, your own or a friend’s, and see how alike they are, why, and what would please them all.";

/// The section.
pub fn view(state: &State, on_files: &Callback<Event>, dispatch: &Dispatch) -> Html {
    let alike = &state.alike;
    let mut parts = Vec::new();
    if alike.tastes.is_empty() {
        parts.push(say("p", "measure", WHAT));
    }
    parts.push(bringing::view(state, on_files, dispatch));
    parts.push(bringing::arriving(state, dispatch));
    if !alike.tastes.is_empty() {
        let card = |taste: &Rc<Taste>| card(taste, alike.is_chosen(taste.mark), state.engines.genres(), dispatch);
        parts.push(list("cards", alike.tastes.iter().map(card).collect()));
    }
    section("tastes", "tastes-heading", "Tastes", parts)
}

fn card(taste: &Taste, is_chosen: bool, genres: Option<&GenreTable>, dispatch: &Dispatch) -> Html {
    let (mark, name) = (taste.mark, said::name(&taste.portrait.name));
    let action = |action| does(dispatch, Action::Alike(action));
    let toggle = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: Event| dispatch.emit(Action::Alike(AlikeAction::Toggle(mark))))
    };
    html! {
        <li class={classes!("card", is_chosen.then_some("card--chosen"))} key={mark}>
            { shelf::small(&taste.portrait.mix) }
            { say("h3", "quiet", name.to_owned()) }
            <input class="card__name" value={taste.portrait.name.clone()} placeholder="Unnamed taste" maxlength="24"
                autocomplete="off" spellcheck="false" aria-label={format!("Name of {name}")} onchange={rename(mark, dispatch)} />
            { block("p", "card__facts", facts(taste)) }
            { largest(&taste.portrait, genres) }
            <div class="card__ways">
                <label class="choice__option">
                    <input type="checkbox" checked={is_chosen} onchange={toggle} />
                    { block("span", "", all(vec![text("Compare".into()), unseen(format!(": {name}"))])) }
                </label>
                { link("Share", name, action(AlikeAction::Share(mark))) }
                { link("Remove", name, action(AlikeAction::Remove(mark))) }
            </div>
        </li>
    }
}

fn facts(taste: &Taste) -> Html {
    let tracks = words::tracks(taste.portrait.tracks.into());
    let words = text(format!("{tracks}, {} ", said::whence(taste.whence)).into());
    let sticker = if taste.whence == Whence::Demo { invented::sticker("Invented tracks") } else { Html::default() };
    all(vec![words, sticker])
}

/// The largest genres by name, with their shares.
pub fn largest(portrait: &Portrait, genres: Option<&GenreTable>) -> Html {
    let Some(genres) = genres else { return Html::default() };
    let genre = |(genre, share): &(Genre, u16)| {
        let share = words::percent(f32::from(*share) / 1000.0);
        block("li", "", all(vec![genre_tag::view(*genre, genres), text(" ".into()), say("span", "number", share)]))
    };
    list("card__genres", portrait.mix.iter().take(NAMED).map(genre).collect())
}

fn rename(mark: Mark, dispatch: &Dispatch) -> Callback<Event> {
    let dispatch = dispatch.clone();
    Callback::from(move |event: Event| {
        if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
            dispatch.emit(Action::Alike(AlikeAction::Rename(mark, field.value())));
        }
    })
}
