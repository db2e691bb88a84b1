//! The tastes that are here, each as a small shelf of its genres.

use amalgamix::genres::GenreTable;
use amalgamix::portrait::Portrait;
use web_sys::{Event, HtmlInputElement};
use yew::{Callback, Html, TargetCast, classes, html};

use super::{bringing, id, said};
use crate::parts::{Dispatch, does, genre_tag, invented, shelf};
use crate::state::{Action, AlikeAction, Mark, Place, State, Taste, Whence};
use crate::words;

/// How many genres of a taste are named.
const NAMED: usize = 3;

/// The section.
pub fn view(state: &State, on_files: &Callback<Event>, dispatch: &Dispatch) -> Html {
    let alike = &state.alike;
    html! {
        <section class="tastes" aria-labelledby="tastes-heading">
            <h2 id="tastes-heading" tabindex="-1">{ "Tastes" }</h2>
            if alike.tastes.is_empty() {
                <p class="measure">
                    { "A taste is what is known of a playlist in few numbers: its genres and how it sounds, without a title. Bring two or \
                       more, your own or a friend’s, and see how alike they are, why, and what would please them all." }
                </p>
            }
            { bringing::view(state, on_files, dispatch) }
            { bringing::arriving(state, dispatch) }
            if !alike.tastes.is_empty() {
                <ul class="cards" role="list">
                    { for alike.tastes.iter().map(|taste| card(taste, alike.is_chosen(taste.mark), state.engines.genres(), dispatch)) }
                </ul>
            }
        </section>
    }
}

fn card(taste: &Taste, is_chosen: bool, genres: Option<&GenreTable>, dispatch: &Dispatch) -> Html {
    let (mark, name) = (taste.mark, said::name(&taste.portrait.name));
    let action = |action| does(dispatch, Action::Alike(action));
    let toggle = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: Event| dispatch.emit(Action::Alike(AlikeAction::Toggle(mark))))
    };
    html! {
        <li class={classes!("card", is_chosen.then_some("card--chosen"))} key={mark} id={id(Place::Taste(mark))} tabindex="-1">
            { shelf::small(&taste.portrait.mix) }
            <h3 class="quiet">{ name.to_owned() }</h3>
            <input class="card__name" value={taste.portrait.name.clone()} placeholder="Unnamed taste" maxlength="24"
                autocomplete="off" spellcheck="false" aria-label={format!("Name of {name}")} onchange={rename(mark, dispatch)} />
            <p class="card__facts">{ facts(taste) }</p>
            { largest(&taste.portrait, genres) }
            <div class="card__ways">
                <label class="choice__option">
                    <input type="checkbox" checked={is_chosen} onchange={toggle} />
                    <span>{ "Compare" }<span class="quiet">{ format!(": {name}") }</span></span>
                </label>
                <button type="button" class="link" onclick={action(AlikeAction::Share(mark))}>
                    { "Share" }<span class="quiet">{ format!(": {name}") }</span>
                </button>
                <button type="button" class="link" onclick={action(AlikeAction::Remove(mark))}>
                    { "Remove" }<span class="quiet">{ format!(": {name}") }</span>
                </button>
            </div>
        </li>
    }
}

fn facts(taste: &Taste) -> Html {
    let tracks = words::tracks(taste.portrait.tracks.into());
    html! {
        <>
            { format!("{tracks}, {}", said::whence(taste.whence)) }
            if taste.whence == Whence::Demo {
                { " " }{ invented::sticker("Invented tracks") }
            }
        </>
    }
}

/// The largest genres by name, with their shares.
pub fn largest(portrait: &Portrait, genres: Option<&GenreTable>) -> Html {
    let Some(genres) = genres else { return Html::default() };
    html! {
        <ul class="card__genres" role="list">
            { for portrait.mix.iter().take(NAMED).map(|(genre, share)| html! {
                <li>{ genre_tag::view(*genre, genres) }{ " " }<span class="number">{ words::percent(f32::from(*share) / 1000.0) }</span></li>
            }) }
        </ul>
    }
}

fn rename(mark: Mark, dispatch: &Dispatch) -> Callback<Event> {
    let dispatch = dispatch.clone();
    Callback::from(move |event: Event| {
        if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
            dispatch.emit(Action::Alike(AlikeAction::Rename(mark, field.value())));
        }
    })
}
