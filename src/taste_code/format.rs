//! The numbers of a taste code, bit by bit; what they mean is told in the module above.

use crate::catalog::SoundCodes;
use crate::embedding::EmbeddingCodes;
use crate::features::Feature;
use crate::genres::Genre;
use crate::portrait::{ARTISTS, BLURS, CORNERS, Corner, NAME_BYTES, Portrait, QUANTILES, in_order};

use super::bits::{BitReader, BitWriter};

/// In how many bits each number stands; of Rice's codes, in how many their rest does.
const NAME_LENGTH: u32 = 5;
const MIX_REST: u32 = 3;
const RANK: u32 = 6;
const RANK_REST: u32 = 3;
const CORNER_COUNT: u32 = 3;
const GENRE: u32 = 6;
const EMBEDDING: u32 = 7;
const CORNER_RANK: u32 = 7;
const ARTIST_COUNT: u32 = 5;
const ARTIST_REST: u32 = 19;

/// The numbers of a portrait that was checked.
pub fn write(portrait: &Portrait) -> Vec<u8> {
    let mut to = BitWriter::default();
    portrait.network.iter().for_each(|byte| to.write(u32::from(*byte), 8));
    to.write(portrait.tracks.into(), 16);
    to.write(portrait.name.len() as u32, NAME_LENGTH);
    portrait.name.bytes().for_each(|byte| to.write(byte.into(), 8));
    Genre::all().for_each(|genre| to.write_rice(portrait.share(genre).into(), MIX_REST));
    portrait.sound.iter().for_each(|ranks| write_ranks(&mut to, ranks.as_ref()));
    to.write(portrait.corners.len() as u32, CORNER_COUNT);
    portrait.corners.iter().for_each(|corner| write_corner(&mut to, corner));
    to.write(portrait.artists.is_some().into(), 1);
    if let Some(artists) = &portrait.artists {
        write_artists(&mut to, artists);
    }
    to.into_bytes()
}

fn write_ranks(to: &mut BitWriter, ranks: Option<&[u8; QUANTILES]>) {
    to.write(ranks.is_some().into(), 1);
    let mut last = 0;
    for rank in ranks.into_iter().flatten() {
        to.write_rice(u32::from(*rank) - last, RANK_REST);
        last = u32::from(*rank);
    }
}

fn write_corner(to: &mut BitWriter, corner: &Corner) {
    to.write(corner.share.into(), 8);
    to.write(u8::from(corner.genre).into(), GENRE);
    corner.embedding.0.iter().for_each(|code| to.write(u32::from(*code), EMBEDDING));
    corner.sound.0.iter().for_each(|rank| to.write(u32::from(*rank), CORNER_RANK));
}

fn write_artists(to: &mut BitWriter, artists: &[u32]) {
    to.write(artists.len() as u32, ARTIST_COUNT);
    let mut last = 0;
    for artist in artists {
        to.write_rice(artist - last, ARTIST_REST);
        last = *artist;
    }
}

/// What numbers say; none where they end too early, go on after their end or are larger than any portrait's. What they say
/// is not checked yet.
pub fn read(bytes: &[u8]) -> Option<Portrait> {
    let mut from = BitReader::new(bytes);
    let network = read_all(|| from.read(8))?.map(|byte| byte as u8);
    let tracks = from.read(16)? as u16;
    let name = read_name(&mut from)?;
    let mix = read_mix(&mut from)?;
    let mut sound = [None; Feature::SOUND.len()];
    for ranks in &mut sound {
        *ranks = if from.read(1)? == 1 { Some(read_ranks(&mut from)?) } else { None };
    }
    let count = from.read(CORNER_COUNT)? as usize;
    let corners = (0..count.min(CORNERS + 1)).map(|_| read_corner(&mut from)).collect::<Option<_>>()?;
    let artists = if from.read(1)? == 1 { Some(read_artists(&mut from)?) } else { None };
    from.is_at_end().then_some(Portrait { name, tracks, network, mix, sound, corners, artists })
}

/// So many numbers as the array has.
fn read_all<const COUNT: usize>(mut next: impl FnMut() -> Option<u32>) -> Option<[u32; COUNT]> {
    let mut numbers = [0; COUNT];
    numbers.iter_mut().try_for_each(|number| {
        *number = next()?;
        Some(())
    })?;
    Some(numbers)
}

fn read_name(from: &mut BitReader) -> Option<String> {
    let length = from.read(NAME_LENGTH)? as usize;
    let bytes = (0..length).map(|_| Some(from.read(8)? as u8)).collect::<Option<Vec<u8>>>()?;
    String::from_utf8(bytes).ok().filter(|name| name.len() <= NAME_BYTES)
}

fn read_mix(from: &mut BitReader) -> Option<Vec<(Genre, u16)>> {
    let share = |genre| Some((genre, from.read_rice(MIX_REST, Portrait::WHOLE.into())? as u16));
    Some(in_order(Genre::all().map(share).collect::<Option<_>>()?))
}

fn read_ranks(from: &mut BitReader) -> Option<[u8; QUANTILES]> {
    let mut last = 0;
    let ranks = read_all(|| {
        last += from.read_rice(RANK_REST, (1 << RANK) - 1)?;
        Some(last)
    })?;
    (last < 1 << RANK).then(|| ranks.map(|rank| rank as u8))
}

fn read_corner(from: &mut BitReader) -> Option<Corner> {
    Some(Corner {
        share: from.read(8)? as u8,
        genre: Genre::new(from.read(GENRE)? as usize).ok()?,
        embedding: EmbeddingCodes(read_all(|| from.read(EMBEDDING))?.map(|code| code as u8)),
        sound: SoundCodes(read_all(|| from.read(CORNER_RANK))?.map(|rank| rank as u8)),
    })
}

fn read_artists(from: &mut BitReader) -> Option<Vec<u32>> {
    let count = from.read(ARTIST_COUNT)? as usize;
    let mut last: u32 = 0;
    let next = |_| {
        last = last.checked_add(from.read_rice(ARTIST_REST, BLURS - 1)?)?;
        Some(last)
    };
    (0..count.min(ARTISTS + 1)).map(next).collect()
}
