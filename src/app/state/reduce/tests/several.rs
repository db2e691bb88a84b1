//! Files that hold several playlists.

use super::*;

/// What the visitor can choose from.
fn offered(page: &Page) -> Vec<(String, usize)> {
    let Opening::Choosing { contents, .. } = &page.0.opening else { panic!("nothing to choose: {:?}", page.0.opening) };
    let playlists = contents.playlists().map(|import| &import.playlist);
    playlists.map(|playlist| (playlist.name.clone(), playlist.tracks.len())).collect()
}

#[test]
fn of_several_playlists_the_visitor_chooses_one() {
    let mut page = Page::prepared(Choice::Cpu);
    page.bring("Before", 30);
    page.bring_all(&[("One", 10), ("Two", 20)]);
    assert_eq!(offered(&page), [("One".into(), 10), ("Two".into(), 20)]);
    assert_eq!(page.work().name(), "Before", "the playlist before stays until another is chosen");
    page.act(Action::OpenOne(7));
    assert_eq!(offered(&page).len(), 2, "there is no such playlist");
    page.act(Action::OpenOne(1));
    assert_eq!((page.work().name(), page.work().import.playlist.tracks.len()), ("Two", 20));
    assert!(page.0.opening == Opening::Nothing && page.work().invented && page.awaits(is_classify));
}

#[test]
fn several_playlists_can_be_taken_together() {
    let mut page = Page::prepared(Choice::Cpu);
    page.bring_all(&[("One", 10), ("Two", 20)]);
    page.act(Action::OpenAll);
    assert_eq!((page.work().name(), page.work().import.playlist.tracks.len()), ("File", 20));
}

#[test]
fn who_wants_none_of_the_playlists_stays_on_the_screen() {
    let mut page = Page::prepared(Choice::Cpu);
    page.bring_all(&[("One", 10), ("Two", 20)]);
    page.act(Action::Explain);
    let moves = page.0.moves;
    assert_eq!(offered(&page).len(), 2, "the choice follows to another screen");
    page.act(Action::Dismiss);
    assert_eq!((&page.0.opening, page.0.screen, page.0.work.is_none()), (&Opening::Nothing, Screen::Explained, true));
    assert_eq!(page.0.moves, moves + 1, "the focus goes back to the heading");
    page.act(Action::OpenAll);
    assert!(page.0.work.is_none());
}
