//! Which tastes stand together: agglomerative clustering with average linkage (Sokal and Michener 1958), each two clusters laid
//! side by side the way round that puts the most alike ends together (Gruvaeus and Wainer 1972).

/// Tastes that were joined, in the order in which they stand.
type Cluster = Vec<usize>;

/// The groups in which the mean likeness of any two joined clusters is at least `together`. Groups that are alike stand beside
/// each other, and so do the tastes of each group. `alike` is symmetric, in ten-thousandths; of equal choices the one is taken
/// that comes first in `precedence`, which names each taste once.
pub fn groups(alike: &[Vec<u32>], precedence: &[usize], together: u32) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = precedence.iter().map(|taste| vec![*taste]).collect();
    let mut groups: Vec<Cluster> = Vec::new();
    while let Some((one, other)) = most_alike(&clusters, alike) {
        if groups.is_empty() && !is_at_least(together, mean(&clusters[one], &clusters[other], alike)) {
            groups = clusters.clone();
        }
        let right = clusters.remove(other);
        let left = std::mem::take(&mut clusters[one]);
        clusters[one] = side_by_side(left, right, alike);
    }
    let order = clusters.concat();
    if groups.is_empty() { clusters } else { in_order(groups, &order) }
}

/// The mean likeness of two clusters' pairs, as sum and number.
fn mean(one: &[usize], other: &[usize], alike: &[Vec<u32>]) -> (u64, u64) {
    let sum = one.iter().flat_map(|a| other.iter().map(|b| u64::from(alike[*a][*b]))).sum();
    (sum, (one.len() * other.len()) as u64)
}

fn is_at_least(bound: u32, (sum, pairs): (u64, u64)) -> bool {
    sum >= u64::from(bound) * pairs
}

/// The places of the two clusters that are most alike; none if there are no two.
fn most_alike(clusters: &[Cluster], alike: &[Vec<u32>]) -> Option<(usize, usize)> {
    let pairs = (0..clusters.len()).flat_map(|other| (0..other).map(move |one| (one, other)));
    let means = pairs.map(|(one, other)| (mean(&clusters[one], &clusters[other], alike), (one, other)));
    // Fractions are compared crosswise: no rounding.
    let better = |best: ((u64, u64), _), next: ((u64, u64), _)| {
        if next.0.0 * best.0.1 > best.0.0 * next.0.1 { next } else { best }
    };
    means.reduce(better).map(|(_, places)| places)
}

/// Both clusters in a row, each turned round where that brings more alike tastes to the seam.
fn side_by_side(left: Cluster, right: Cluster, alike: &[Vec<u32>]) -> Cluster {
    let turned = |cluster: &Cluster| cluster.iter().rev().copied().collect::<Cluster>();
    let ways = [
        (left.clone(), right.clone()),
        (left.clone(), turned(&right)),
        (turned(&left), right.clone()),
        (turned(&left), turned(&right)),
    ];
    let seam = |(left, right): &(Cluster, Cluster)| left.last().zip(right.first()).map(|(a, b)| alike[*a][*b]);
    let better = |best, next| if seam(&next) > seam(&best) { next } else { best };
    let (mut row, right) = ways.into_iter().reduce(better).unwrap_or_default();
    row.extend(right);
    row
}

/// The groups in the order of the row that was made of them in the end.
fn in_order(groups: Vec<Cluster>, order: &[usize]) -> Vec<Cluster> {
    let mut place = vec![0; order.len()];
    order.iter().enumerate().for_each(|(index, taste)| place[*taste] = index);
    let mut groups = groups;
    groups.iter_mut().for_each(|group| group.sort_by_key(|taste| place[*taste]));
    groups.sort_by_key(|group| group.first().map(|taste| place[*taste]));
    groups
}
