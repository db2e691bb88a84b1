//! The worker that reads and writes: playlist files, the codes of tastes, comparisons of them. It needs neither network nor
//! catalog, so that it is small and here before the engines are.

mod calibration;
#[path = "../browser/fetch_in_worker.rs"]
mod fetch;
mod link;
#[path = "../browser/listening.rs"]
mod listening;
mod tastes;

use amalgamix::import;
use amalgamix::wire::{Answer, Part, Refusal, Task};

use listening::{Desk, Replies, refusal};
use tastes::Tastes;

/// What the scribe keeps between tasks.
struct Scribe {
    tastes: Tastes,
}

impl Desk for Scribe {
    fn new() -> Scribe {
        Scribe { tastes: Tastes::default() }
    }

    async fn perform(&self, task: Task, _replies: &Replies) -> Result<Answer, Refusal> {
        match task {
            Task::Import { file_name, bytes } => {
                let contents = import::read(&file_name, &bytes);
                contents.map(Answer::Imported).map_err(|error| refusal(Part::Import, error))
            }
            Task::Alike(task) => {
                let answer = self.tastes.perform(task).await;
                answer.map(Answer::Alike).map_err(|error| refusal(Part::Tastes, error))
            }
            _ => Err(refusal(Part::Import, "The page asked the wrong one of its programs. Reload it.")),
        }
    }
}

fn main() {
    listening::start::<Scribe>();
}
