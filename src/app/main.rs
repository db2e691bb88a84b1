//! The page: a playlist comes in, its genres and tracks that would fit in come out. Draws, and asks engines in their
//! workers; computes nothing itself.

mod browser;
mod effects;
mod pages;
mod parts;
mod shell;
mod state;
mod words;

fn main() {
    browser::guard::set();
    if browser::document::leaves_localhost() {
        return;
    }
    yew::Renderer::<shell::Shell>::new().render();
}
