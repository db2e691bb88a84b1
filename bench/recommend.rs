//! How long recommendations take, and how that grows with the catalog: `cargo bench --package amalgamix-bench`.
//!
//! The tracks are invented. A list is made of the three shelves that a playlist asks for, so only those are there: a catalog's
//! size is what three of its 57 equally long shelves would hold. The first list reads them; those after it find them read, as the
//! engine keeps them. At the end stand the medians of both, how they grow, and the memory that the three shelves take.

#![allow(
    missing_docs,
    clippy::expect_used,
    reason = "criterion makes functions without any; a bench that cannot go on stops"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use amalgamix::catalog::{Codebook, Shelf, write_shelf};
use amalgamix::embedding::{AXES, EmbeddingCodes};
use amalgamix::features::{AudioFeatures, Feature};
use amalgamix::genres::{GENRE_COUNT, Genre, Probabilities};
use amalgamix::mixture::GenreMix;
use amalgamix::playlist::{Playlist, Track, TrackId};
use amalgamix::recommend::{SHELVES, Taste, Wishes, recommend};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use rand::rngs::SmallRng;
use rand::{Rng, SeedableRng};

/// How many tracks a small catalog has, the dataset, and a large catalog.
const SIZES: [usize; 3] = [10_000, 89_740, 1_000_000];
/// Beyond the number of any track of a genre.
const MOST: usize = 1_000_000;
/// How many tracks the playlist has.
const PLAYLIST: usize = 50;
/// Of how many rounds the median is told.
const ROUNDS: usize = 15;

/// Shelves as they are stored, and a playlist that asks for them.
struct Stock {
    shelves: Vec<Vec<u8>>,
    codebook: Codebook,
    taste: Taste,
}

impl Stock {
    fn new(tracks: usize) -> Stock {
        let mut chance = SmallRng::seed_from_u64(57);
        let mut invented = |genre: usize, count: usize| -> Vec<(Track, EmbeddingCodes)> {
            (0..count).map(|number| invented(&mut chance, (genre * MOST + number) as u64)).collect()
        };
        let all: Vec<Vec<_>> = (0..SHELVES).map(|genre| invented(genre, tracks / GENRE_COUNT)).collect();
        let playlist = invented(SHELVES, PLAYLIST);
        let codebook = Codebook::from_tracks(all.iter().flatten().map(|(track, _)| &track.features));
        let shelf = |(genre, tracks): (Genre, &Vec<_>)| write_shelf(genre, tracks, &codebook).expect("tracks have ids");
        let mut shares = [0.0; GENRE_COUNT];
        shares[..SHELVES].copy_from_slice(&[0.5, 0.3, 0.2]);
        let (tracks, embeddings) = playlist.into_iter().unzip();
        Stock {
            shelves: Genre::all().zip(&all).map(shelf).collect(),
            taste: Taste {
                playlist: Playlist { name: "Invented".into(), tracks },
                mix: GenreMix { shares: Probabilities::new(&shares).expect("they add up to 1"), confidence: 1.0 },
                embeddings,
            },
            codebook,
        }
    }

    fn read(&self) -> Vec<Shelf> {
        self.shelves.iter().map(|bytes| Shelf::read(bytes).expect("it was just written")).collect()
    }

    fn recommend(&self, shelves: &[Shelf]) -> usize {
        recommend(&self.taste, shelves, &self.codebook, &Wishes::default()).tracks.len()
    }
}

/// A track that does not exist.
fn invented(chance: &mut SmallRng, number: u64) -> (Track, EmbeddingCodes) {
    let mut features = AudioFeatures::default();
    for feature in Feature::ALL {
        let (lowest, highest) = feature.range();
        let value = lowest + chance.random_range(0.01..0.99) * (highest - lowest);
        features.set(feature, value.round().clamp(lowest, highest)).expect("it is within the range");
    }
    let track = Track {
        id: Some(TrackId::invented(number)),
        title: format!("Invented track {}", chance.random_range(0..MOST)),
        artists: vec![format!("Invented artist {}", number / 4)],
        album: format!("Invented album {}", number / 8),
        features,
        ..Track::default()
    };
    (track, EmbeddingCodes([(); AXES].map(|()| chance.random_range(0..EmbeddingCodes::NONE))))
}

fn recommendations(criterion: &mut Criterion) {
    let stocks = SIZES.map(Stock::new);
    let mut group = criterion.benchmark_group("recommend");
    group.sample_size(20).measurement_time(Duration::from_secs(3));
    for (size, stock) in SIZES.iter().zip(&stocks) {
        let shelves = stock.read();
        group.bench_function(BenchmarkId::new("read one shelf", size), |bencher| {
            bencher.iter(|| Shelf::read(black_box(&stock.shelves[0])));
        });
        group.bench_function(BenchmarkId::new("rank", size), |bencher| {
            bencher.iter(|| black_box(stock).recommend(&shelves));
        });
        group.bench_function(BenchmarkId::new("read three shelves and rank", size), |bencher| {
            bencher.iter(|| black_box(stock).recommend(&stock.read()));
        });
    }
    group.finish();
    summarise(&stocks);
}

fn summarise(stocks: &[Stock]) {
    let mut before: Option<(Duration, Duration)> = None;
    for (size, stock) in SIZES.iter().zip(stocks) {
        let shelves = stock.read();
        let first = median(|| stock.recommend(&stock.read()));
        let next = median(|| stock.recommend(&shelves));
        let memory = shelves.iter().map(Shelf::memory).sum::<usize>();
        let grown = before.map(|(first_before, next_before)| {
            let times = |now: Duration, before: Duration| now.as_secs_f64() / before.as_secs_f64();
            format!("; {:.1} and {:.1} times the size before", times(first, first_before), times(next, next_before))
        });
        let grown = grown.unwrap_or_default();
        eprintln!("{size} tracks: first list {first:.1?}, next list {next:.1?}{grown}; shelves of {memory} bytes");
        before = Some((first, next));
    }
}

/// How long something takes, the median of some rounds.
fn median(work: impl Fn() -> usize) -> Duration {
    let round = |_| {
        let begin = Instant::now();
        black_box(work());
        begin.elapsed()
    };
    let mut rounds: Vec<Duration> = (0..ROUNDS).map(round).collect();
    rounds.sort_unstable();
    rounds[ROUNDS / 2]
}

criterion_group!(benches, recommendations);
criterion_main!(benches);
