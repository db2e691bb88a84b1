//! probe
mod dataset;
mod train;
fn progress(steps: usize, label: String) -> indicatif::ProgressBar { indicatif::ProgressBar::new(steps as u64).with_message(label) }
fn main() {
    let csv = dataset::read(None).unwrap();
    let genres = amalgamix::genres::GenreTable::from_json(&std::fs::read("weights/genres.json").unwrap()).unwrap();
    let dataset = dataset::Dataset::clean(&csv, &genres).unwrap();
    eprintln!("{} tracks", dataset.tracks.len());
    let split = dataset::Split::by_artist(&dataset);
    let mut settings = train::Settings::default();
    let a: Vec<String> = std::env::args().collect();
    settings.epochs = a[1].parse().unwrap(); settings.dropout = a[2].parse().unwrap(); settings.learning_rate = a[3].parse().unwrap();
    let trained = train::train(&split, &settings).unwrap();
    let out = &a[4];
    std::fs::create_dir_all(out).unwrap();
    std::fs::write(format!("{out}/dense.safetensors"), trained.network.weights().unwrap()).unwrap();
    std::fs::write(format!("{out}/preprocessing.json"), serde_json::to_vec_pretty(trained.network.preprocessing()).unwrap()).unwrap();
    println!("{}", serde_json::to_string_pretty(&trained.report).unwrap());
}
