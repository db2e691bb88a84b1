//! How long recommendations take, and how that grows with the catalog: `cargo bench --package amalgamix-bench`.
//!
//! The tracks are invented. A list is made of the three shelves that a playlist asks for, so only those are there: a catalog's
//! size is what three of its 57 equally long shelves would hold.

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

/// How many tracks the dataset has, and how many a large catalog.
const SIZES: [usize; 2] = [89_740, 1_000_000];
/// How many tracks the playlist has.
const PLAYLIST: usize = 50;
/// How often the large catalog's time is compared with the other's.
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
            (0..count).map(|number| invented(&mut chance, (genre * SIZES[1] + number) as u64)).collect()
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

    fn read_and_recommend(&self) -> usize {
        recommend(&self.taste, &self.read(), &self.codebook, &Wishes::default()).tracks.len()
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
        title: format!("Invented track {}", chance.random_range(0..SIZES[1])),
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
    group.sample_size(20).measurement_time(Duration::from_secs(5));
    for (size, stock) in SIZES.iter().zip(&stocks) {
        let shelves = stock.read();
        let wishes = Wishes::default();
        group.bench_function(BenchmarkId::new("read one shelf", size), |bencher| {
            bencher.iter(|| Shelf::read(black_box(&stock.shelves[0])));
        });
        group.bench_function(BenchmarkId::new("rank", size), |bencher| {
            bencher.iter(|| recommend(black_box(&stock.taste), &shelves, &stock.codebook, &wishes));
        });
        group.bench_function(BenchmarkId::new("read three shelves and rank", size), |bencher| {
            bencher.iter(|| black_box(stock).read_and_recommend());
        });
    }
    group.finish();
    let [small, large] = stocks.each_ref().map(median);
    eprintln!(
        "{} tracks: {small:.1?}; {} tracks: {large:.1?}, {:.1} times as long for {:.1} times the tracks",
        SIZES[0],
        SIZES[1],
        large.as_secs_f64() / small.as_secs_f64(),
        SIZES[1] as f64 / SIZES[0] as f64
    );
}

/// How long reading the three shelves and ranking take, the median of some rounds.
fn median(stock: &Stock) -> Duration {
    let round = |_| {
        let begin = Instant::now();
        black_box(stock.read_and_recommend());
        begin.elapsed()
    };
    let mut rounds: Vec<Duration> = (0..ROUNDS).map(round).collect();
    rounds.sort_unstable();
    rounds[ROUNDS / 2]
}

criterion_group!(benches, recommendations);
criterion_main!(benches);
